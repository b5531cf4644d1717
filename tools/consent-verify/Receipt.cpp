#include "tools/consent-verify/Receipt.h"

#include "tools/consent-verify/Fields.h"

#include <algorithm>
#include <array>

namespace uketsuke::verify {

namespace {

struct Receipt {
    std::string id, outcome;
    Digest token{};
};

Outcome<Receipt> readReceipt(std::string_view compact, const std::vector<Certificate>& keys)
{
    const auto first = compact.find('.');
    const auto second = first == std::string_view::npos ? first : compact.find('.', first + 1);
    if (second == std::string_view::npos)
        return refuse("The receipt does not have three parts.");
    const auto header = decodeBase64Url(compact.substr(0, first));
    const auto content = decodeBase64Url(compact.substr(first + 1, second - first - 1));
    const auto signature = decodeBase64Url(compact.substr(second + 1));
    if (!header || !content || !signature)
        return refuse("The receipt's parts are not canonical base64url.");
    const auto text = [](const Bytes& bytes) {
        return std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    };
    const auto headerJson = parseObject(text(*header), 1024, "The receipt's header");
    if (!headerJson)
        return refuse(headerJson.error());
    const auto json = parseObject(text(*content), 4096, "The receipt");
    if (!json)
        return refuse(json.error());
    std::string fault;
    Fields headerFields(*headerJson, "The receipt's header", fault, {"alg", "x5t#S256"});
    headerFields.oneOf("alg", {"ES256"});
    const auto certificate = headerFields.digest("x5t#S256");
    Fields fields(*json, "The receipt", fault, {"iss", "jti", "tokenSha256", "received", "outcome"});
    Receipt receipt{
        .id = fields.text("jti"), .outcome = fields.text("outcome", 32), .token = fields.digest("tokenSha256")};
    constexpr std::array<std::string_view, 3> outcomes{"accepted", "accepted-late", "arrived-too-late"};
    if (fault.empty() && std::ranges::find(outcomes, receipt.outcome) == outcomes.end())
        fault = "The receipt's outcome is none that OQS gives.";
    if (!fault.empty())
        return refuse(fault);
    const auto key = std::ranges::find_if(keys, [&](const auto& known) { return known.digest() == certificate; });
    if (key == keys.end() || !verifyEs256(key->publicKey(), viewOf(compact.substr(0, second)), *signature))
        return refuse("The receipt is not signed by a key of OQS that was given.");
    return receipt;
}

} // namespace

ReceiptAnswer checkReceipt(std::string_view compact, const ReceivedToken& token, const std::vector<Certificate>& keys)
{
    const auto answer = [](CheckState state, std::string sentence) {
        return ReceiptAnswer{.check = {CheckId::Receipt, state, std::move(sentence)}};
    };
    if (keys.empty())
        return answer(CheckState::NotChecked, "No certificate of OQS's receipts was given.");
    const auto receipt = readReceipt(compact, keys);
    if (!receipt)
        return answer(CheckState::Failed, receipt.error());
    if (receipt->id != token.id || receipt->token != token.digest)
        return answer(CheckState::Failed, "The receipt is of another token.");
    auto good = answer(CheckState::Passed, "OQS's receipt names exactly this token: " + receipt->outcome + ".");
    if (receipt->outcome == "arrived-too-late")
        good.note = "Record " + std::to_string(token.number) + " arrived too late and took no effect.";
    return good;
}

} // namespace uketsuke::verify
