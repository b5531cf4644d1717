// What every ports::ConsentSigner promises (see app/ports/ConsentSigner.h).
#pragma once

#include <QTest>

#include "app/ports/ConsentSigner.h"

#include <functional>
#include <memory>

namespace uketsuke::contract {

class ConsentSignerContract : public QObject {
    Q_OBJECT
public:
    using MakeSigner = std::function<std::unique_ptr<ports::ConsentSigner>()>;
    /// Judges a signature by the certificate; nothing for the simulated signer, whose signatures verify nowhere.
    using Verifies = std::function<bool(core::ByteView certificate, core::ByteView input, core::ByteView signature)>;
    explicit ConsentSignerContract(MakeSigner make, Verifies verifies = {})
        : m_make(std::move(make)), m_verifies(std::move(verifies))
    {
    }

private Q_SLOTS:
    void itSaysWhoSigns()
    {
        const auto signer = m_make();
        QVERIFY(signer);
        QVERIFY(!signer->certificateChain().empty());
        QVERIFY(!signer->certificateChain().front().empty());
        QVERIFY(!signer->keyId().empty());
        QCOMPARE(m_make()->keyId(), signer->keyId());
    }

    void everyInputGetsA64ByteSignature_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : {0, 1, 63, 64, 65, 4096, 32768})
            QTest::addRow("%d bytes", length) << length;
    }
    void everyInputGetsA64ByteSignature()
    {
        QFETCH(const int, length);
        const auto signer = m_make();
        const core::Bytes input(std::size_t(length), std::byte{0x2E});
        const auto signature = signer->sign(input);
        QVERIFY(signature);
        QCOMPARE(signature->size(), std::size_t{64});
        if (!m_verifies)
            return;
        QVERIFY(m_verifies(signer->certificateChain().front(), input, *signature));
        auto longer = input;
        longer.push_back(std::byte{0});
        QVERIFY(!m_verifies(signer->certificateChain().front(), longer, *signature));
    }

private:
    MakeSigner m_make;
    Verifies m_verifies;
};

} // namespace uketsuke::contract
