// What one kiosk is told about itself: a value, read once at start from one TOML file and never changed after.
// Every key is described in ConfigurationSchema.cpp and in docs/configuration.md, which is written from it.
// Holds names of files, never what is in them. Copies freely; any thread.
#pragma once

#include "app/core/Instant.h"

#include <filesystem>
#include <string>
#include <vector>

namespace uketsuke::configuration {

struct DeviceConfiguration {
    struct {
        std::string id;          ///< URN, the `iss` of every token
        std::string institution; ///< 10 digits, the `inst` of every token
        std::string audience;    ///< the `aud` of every token
    } device;
    struct {
        std::string name; ///< empty: the first reader there is
    } reader;
    struct {
        std::filesystem::path device;
        int width{0};
        int height{0};
    } camera;
    struct {
        std::filesystem::path device; ///< empty: the card's number is typed
        int width{0};
        int height{0};
    } cardCamera;
    struct {
        std::string url; ///< without a slash at the end
        std::filesystem::path root;
        std::filesystem::path clientCertificate;
        std::filesystem::path clientChain;
        std::filesystem::path clientKey; ///< of kind "file" only
        std::filesystem::path receiptCertificate;
        std::filesystem::path envelopeCertificate;
        core::Milliseconds nonceLimit{0};
        core::Milliseconds conditionsLimit{0};
        core::Milliseconds deliverLimit{0};
        core::Milliseconds warnBefore{0}; ///< a consent's end
    } uplink;
    struct {
        std::string kind;
        std::filesystem::path module;
        std::string token;
        std::string label;
        std::string id; ///< hexadecimal
        std::string tpm;
        std::string tpmHandle; ///< 0x…, hexadecimal
        std::filesystem::path pinFile;
        std::filesystem::path institutionKey;
    } keys;
    struct {
        std::filesystem::path anchors;
        bool test{false};
        std::vector<std::string> acceptedPolicies;
        bool requireEqualCardKeys{true};
    } trust;
    struct {
        std::filesystem::path pack;
        std::string profile;
        std::string activeStep;
    } face;
    struct {
        std::filesystem::path forms;
    } consent;
    struct {
        std::filesystem::path file;
        std::filesystem::path archiveCertificate;
        int shrinkAfterDays{0};
        int archiveYears{0};
    } ledger;
    struct {
        std::filesystem::path folder;
        std::string encoding;
        bool share{false};
        core::Milliseconds stay{0}; ///< 0: results stay until somebody else takes them away
    } handoff;
    struct {
        core::Milliseconds idle{0};
        core::Milliseconds staff{0}; ///< of a question once staff were called
        core::Milliseconds face{0};
        core::Milliseconds warn{0};
        core::Milliseconds finished{0};
    } session;
    struct {
        std::filesystem::path folder; ///< empty: nobody updates this kiosk while it runs
        core::Milliseconds quiet{0};
        core::Milliseconds patience{0};
    } update;
    struct {
        std::string passcodeHash; ///< empty: the staff check is off
    } staff;
    struct {
        std::filesystem::path file; ///< empty: standard error, which is the journal
    } log;
    struct {
        bool prescription{false};
        bool recordSharing{true};
        bool documents{true};
        bool aidCertificates{true};
        int exchangeDigits{0};
    } questions;
    struct {
        std::string start;
        std::filesystem::path prompts;
        std::filesystem::path recordings; ///< empty: none
        std::string device;
        std::string privateDevice; ///< empty: none
        std::string personal;
        int volume{0};
    } voice;
    struct {
        std::string language;
        std::vector<std::string> languages;
        int width{0};
        int height{0};
        bool fullscreen{false};
        std::string colours;
        bool reducedMotion{false};
        bool lowReach{false};
    } ui;
};

} // namespace uketsuke::configuration
