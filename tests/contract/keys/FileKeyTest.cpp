// The key store's and the signer's contracts on a PEM file.
#include "tests/contract/suites/ConsentSignerContract.h"
#include "tests/contract/suites/KeyStoreContract.h"

#include "drivers/crypto/FileKeyStore.h"
#include "tests/contract/keys/Identity.h"
#include "tests/contract/keys/PointVerifier.h"

using namespace uketsuke;
using crypto::FileKeyStore;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    tests::TemporaryPki pki;
    if (!pki.ecKey("device.key"))
        return 1;
    FileKeyStore store(pki.file("device.key"));
    testing::certify(pki, store, "device");

    contract::KeyStoreContract suite(
        {.store = [&] { return std::make_unique<FileKeyStore>(pki.file("device.key")); },
         .withoutKey = [&] { return std::make_unique<FileKeyStore>(pki.file("device.crt")); },
         .withoutPlace = [&] { return std::make_unique<FileKeyStore>(pki.file("absent.key")); },
         .verifies = testing::verifies});
    contract::ConsentSignerContract signer([&] { return testing::signerOf(pki, store, "device"); },
                                           testing::verifiesByCertificate);
    return QTest::qExec(&suite, argc, argv) + QTest::qExec(&signer, argc, argv);
}
