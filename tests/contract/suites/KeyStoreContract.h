// What every ports::KeyStore and the key it hands out promise (see app/ports/KeyStore.h).
#pragma once

#include <QTest>

#include "app/ports/KeyStore.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace uketsuke::contract {

class KeyStoreContract : public QObject {
    Q_OBJECT
public:
    struct Stage {
        std::function<std::unique_ptr<ports::KeyStore>()> store;
        /// The same kind of store, told of a key that is not there.
        std::function<std::unique_ptr<ports::KeyStore>()> withoutKey;
        /// The same kind of store, whose place is not there.
        std::function<std::unique_ptr<ports::KeyStore>()> withoutPlace;
        /// Judges r‖s by the public point; independent of the store.
        std::function<bool(const ports::DeviceKey::PublicPoint&, const core::Sha256Digest&, core::ByteView)> verifies;
    };
    explicit KeyStoreContract(Stage stage) : m_stage(std::move(stage)) {}

private Q_SLOTS:
    void thePublicPointIsUncompressedAndStaysTheSame()
    {
        const auto first = m_stage.store()->openKey();
        const auto again = m_stage.store()->openKey();
        QVERIFY2(first, first ? "" : first.error().note.text().c_str());
        QVERIFY2(again, again ? "" : again.error().note.text().c_str());
        QVERIFY((*first)->publicPoint().front() == std::byte{0x04});
        QVERIFY((*first)->publicPoint() == (*again)->publicPoint());
    }

    void everySignatureIs64BytesAndVerifies()
    {
        const auto key = m_stage.store()->openKey(); // the store is gone; its key stays
        QVERIFY(key);
        for (int round = 0; round < 64; ++round) {
            core::Sha256Digest digest{};
            digest[std::size_t(round) % digest.size()] = std::byte(round + 1);
            const auto signature = (*key)->sign(digest);
            QVERIFY2(signature, signature ? "" : signature.error().note.text().c_str());
            QCOMPARE(signature->size(), std::size_t{64});
            QVERIFY(m_stage.verifies((*key)->publicPoint(), digest, *signature));
            digest.back() ^= std::byte{0x80};
            QVERIFY(!m_stage.verifies((*key)->publicPoint(), digest, *signature));
        }
    }

    void threadsMaySignAtTheSameTime()
    {
        const auto key = m_stage.store()->openKey();
        QVERIFY(key);
        std::atomic<int> good{0};
        std::vector<std::thread> threads;
        for (int number = 0; number < 3; ++number)
            threads.emplace_back([&, number] {
                for (int round = 0; round < 20; ++round) {
                    core::Sha256Digest digest{};
                    digest[0] = std::byte(number);
                    digest[1] = std::byte(round);
                    const auto signature = (*key)->sign(digest);
                    if (signature && m_stage.verifies((*key)->publicPoint(), digest, *signature))
                        ++good;
                }
            });
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(good.load(), 60);
    }

    void aKeyThatIsNotThereIsCalledMissing()
    {
        const auto key = m_stage.withoutKey()->openKey();
        QVERIFY(!key);
        QCOMPARE(key.error().fault, core::Fault::DeviceKeyMissing);
    }

    void aPlaceThatIsNotThereOffersNothing()
    {
        const auto key = m_stage.withoutPlace()->openKey();
        QVERIFY(!key);
        QVERIFY(core::isOfDeviceKey(key.error().fault));
        QVERIFY(core::remedyFor(key.error().fault) == core::Remedy::OutOfService);
    }

private:
    Stage m_stage;
};

} // namespace uketsuke::contract
