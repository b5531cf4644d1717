// The rules of docs/consent-token.md that the payload must keep in itself: times, items, method, chain.
// An empty answer means that the rule holds; otherwise one sentence. Pure functions, any thread.
#pragma once

#include "tools/consent-verify/Token.h"

#include <array>
#include <string>
#include <string_view>

namespace uketsuke::verify::rules {

inline constexpr std::array<std::string_view, 12> catalogueOrder{
    "LimitApplicationCertificateRelated",
    "SpecificDiseasesCertificateRelated",
    "SpecificHealthCheckupsInfo",
    "PharmacistsInfo",
    "DiagnosisInfo",
    "OperationInfo",
    "DiagnosisName",
    "InfectiousInfo",
    "AllergyInfo",
    "ContraindicationInfo",
    "TestInfo",
    "PrescriptionInfo",
};

/// YYYYMMDDHHmmss in Japan's time, which knows no summer time.
[[nodiscard]] std::string japanStamp(std::int64_t unixSeconds);

[[nodiscard]] std::string times(const Payload& payload);
[[nodiscard]] std::string itemsKnown(const Payload& payload);
[[nodiscard]] std::string itemsComplete(const Payload& payload);
[[nodiscard]] std::string itemRules(const Payload& payload);
[[nodiscard]] std::string itemTimes(const Payload& payload);
[[nodiscard]] std::string withdraws(const Payload& payload);
[[nodiscard]] std::string method(const Payload& payload, CardKeyKind key);
[[nodiscard]] std::string chain(const Payload& payload);

} // namespace uketsuke::verify::rules
