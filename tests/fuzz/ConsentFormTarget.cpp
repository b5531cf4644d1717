// The catalogue of what can be asked and the words of both forms. The first byte chooses; a form is read against the
// catalogue that is published.
#include "app/consent/ConsentForm.h"
#include "app/consent/WithdrawalForm.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "tests/fuzz/FuzzTarget.h"

#include <fstream>
#include <iterator>

using namespace uketsuke;

namespace {

const consent::ConsentCatalog& publishedCatalog()
{
    static const auto catalog = [] {
        std::ifstream file(UKETSUKE_SOURCE_DIR "/resources/consent/catalog.json", std::ios::binary);
        const std::string text((std::istreambuf_iterator<char>(file)), {});
        return consent::ConsentCatalog::parse("catalog.json", core::viewOf(text));
    }();
    fuzz::promise(catalog.has_value(), "the published catalogue can be read");
    return *catalog;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const crypto::OpenSslCryptography cryptography;
    const auto json = fuzz::viewOf(data + 1, size - 1);
    if (data[0] % 3 == 2) {
        if (const auto form = consent::WithdrawalForm::parse("form.json", json, cryptography))
            fuzz::promise(!form->text("withdrawalTitle").empty(), "a withdrawal's form has its words");
        return 0;
    }
    if (data[0] % 3 == 0) {
        const auto catalog = consent::ConsentCatalog::parse("catalog.json", json);
        if (!catalog)
            return 0;
        for (const auto& item : catalog->items())
            fuzz::promise(catalog->find(item.code) != nullptr, "every item is found by its code");
        fuzz::promise(consent::askedItems(*catalog, {}, 40).size() <= catalog->items().size(),
                      "nothing is asked twice");
        return 0;
    }
    const auto& catalog = publishedCatalog();
    const auto form = consent::ConsentForm::parse("form.json", json, catalog, cryptography);
    if (!form)
        return 0;
    for (const auto name : consent::ConsentForm::textNames)
        fuzz::promise(!form->text(name).empty(), "a form has every text");
    return 0;
}
