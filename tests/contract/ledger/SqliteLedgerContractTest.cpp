// The ledger's contract, kept by the SQLite ledger.
#include "LedgerContract.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/SqliteLedger.h"

#include <QTemporaryDir>

using namespace uketsuke;

class SqliteLedgerContractTest : public tests::LedgerContract {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    QTemporaryDir m_folder;
    int m_count{0};

    std::unique_ptr<ports::ConsentLedger> emptyLedger() override
    {
        auto ledger = storage::SqliteLedger::open(
            m_folder.filePath(QString("ledger-%1.sqlite").arg(++m_count)).toStdString(), m_cryptography);
        return ledger ? std::move(*ledger) : nullptr;
    }
    core::Sha256Digest sha256(core::ByteView data) override { return m_cryptography.sha256(data); }
};

QTEST_GUILESS_MAIN(SqliteLedgerContractTest)
#include "SqliteLedgerContractTest.moc"
