// The key store's and the signer's contracts on what stands in for them.
#include "tests/contract/suites/ConsentSignerContract.h"
#include "tests/contract/suites/KeyStoreContract.h"

#include "drivers/simulated/SimulatedKeyStore.h"
#include "drivers/simulated/SimulatedSigner.h"

#include <algorithm>

using namespace uketsuke;
using simulated::KeyStoreTrouble;
using simulated::SimulatedKeyStore;

int main(int argc, char** argv)
{
    contract::KeyStoreContract suite(
        {.store = [] { return std::make_unique<SimulatedKeyStore>(); },
         .withoutKey = [] { return std::make_unique<SimulatedKeyStore>(KeyStoreTrouble::KeyMissing); },
         .withoutPlace = [] { return std::make_unique<SimulatedKeyStore>(KeyStoreTrouble::PlaceMissing); },
         .verifies =
             [](const auto&, const core::Sha256Digest& digest, core::ByteView signature) {
                 return std::ranges::equal(signature.first(digest.size()), digest);
             }});
    contract::ConsentSignerContract signer([] { return std::make_unique<simulated::SimulatedSigner>(); });
    return QTest::qExec(&suite, argc, argv) + QTest::qExec(&signer, argc, argv);
}
