// The contract of every ledger, kept by the SQLite one, which can also be opened anew.
#include "tests/contract/suites/LedgerContract.h"

#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/SqliteLedger.h"

#include <QTemporaryDir>

using namespace uketsuke;

namespace {

class FileLedgerStage final : public contract::LedgerStage {
public:
    FileLedgerStage() { open(); }
    ports::ConsentLedger& ledger() override { return *m_ledger; }
    bool reopen() override
    {
        m_ledger.reset();
        return open();
    }

private:
    bool open()
    {
        auto opened = storage::SqliteLedger::open(m_folder.filePath("ledger.sqlite").toStdString(), m_cryptography);
        if (opened)
            m_ledger = std::move(*opened);
        return opened.has_value();
    }

    crypto::OpenSslCryptography m_cryptography;
    QTemporaryDir m_folder;
    std::unique_ptr<storage::SqliteLedger> m_ledger;
};

} // namespace

int main(int count, char** values)
{
    contract::LedgerContract suite([] { return std::make_unique<FileLedgerStage>(); });
    return QTest::qExec(&suite, count, values);
}
