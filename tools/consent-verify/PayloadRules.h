// The rules of docs/consent-token.md that the payload must keep in itself: times, items, method, chain.
// An empty answer means that the rule holds; otherwise one sentence. Pure functions, any thread.
#pragma once

#include "tools/consent-verify/Token.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace uketsuke::verify::rules {

inline constexpr std::string_view setByLaw = "LimitApplicationCertificateRelated"; ///< never asked, always set

/// Of the first published form.
inline const std::array<std::string, 12> catalogueOrder{
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
/// `order`: the items of the form that was shown, or `catalogueOrder` where no form is known.
[[nodiscard]] std::string itemsKnown(const Payload& payload, std::span<const std::string> order);
[[nodiscard]] std::string itemsComplete(const Payload& payload, std::span<const std::string> order);
[[nodiscard]] std::string itemRules(const Payload& payload);
[[nodiscard]] std::string itemTimes(const Payload& payload);
/// Documents and aid certificates: each once, with flags and times that fit.
[[nodiscard]] std::string documents(const Payload& payload);
[[nodiscard]] std::string withdraws(const Payload& payload);
[[nodiscard]] std::string method(const Payload& payload, CardKeyKind key);
[[nodiscard]] std::string chain(const Payload& payload);

} // namespace uketsuke::verify::rules
