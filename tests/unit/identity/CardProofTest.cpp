// Records and chips, each wrong in one way only, against the rules that must find it; and the two proofs as a whole.
#include <QTest>

#ifndef Q_MOC_RUN
#include "app/ports/KeyThumbprint.h"
#include "tests/unit/identity/ProofDesk.h"

#include <functional>
#endif

using namespace uketsuke;
using namespace uketsuke::identity;
using namespace uketsuke::tests;
using core::Fault;

Q_DECLARE_METATYPE(std::function<void(uketsuke::tests::PaperCard&)>)

namespace {

using Change = std::function<void(PaperCard&)>;

/// A signature of the face as a mere "verify SHA-256" program would expect it: refused, the card signs otherwise.
Bytes ordinarySignature(const PaperCard& card, const ChipKey& issuer)
{
    return issuer.signData(card.face.person() + card.face.texts() + card.face.photoObject(), card.cryptography);
}

} // namespace

class CardProofTest : public QObject, ProofDesk {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(open()); }

    // The proofs as a whole.

    void theCardNumberProvesTheCard()
    {
        const auto card = m_office->goodCard(m_cryptography);
        const auto proven = proveByNumber(*card, settings());
        QVERIFY2(proven, proven ? "" : std::string(proven.error().where).c_str());
        QCOMPARE(int(proven->signingKey), int(ports::CardKey::InputHelper));
        QVERIFY(proven->key == m_office->chip.publicKey());
        QVERIFY(proven->thumbprint == keyThumbprint(m_office->chip.publicKey(), m_cryptography));
        QCOMPARE(int(proven->chip), int(ChipTrust::Verified));
        QCOMPARE(core::copyOf(proven->photo.view()), card->face.photo);
        QVERIFY(*proven->birthDate == (core::CivilDate{1993, 4, 3}));
        QVERIFY(*proven->cardExpiry == (core::CivilDate{2031, 4, 3}));
        QCOMPARE(proven->cardKeyRecord, *card->keyFile);
        QCOMPARE(proven->cardVerifiableCertificate, card->helperCertificateFile);
        QVERIFY(proven->cardFaceProof.empty());
        QCOMPARE(core::copyOf(proven->certificate.view()), card->certificate);
        QVERIFY(proven->certificateDigest == m_cryptography.sha256(card->certificate));
        QCOMPARE(card->verifiesSent, 2);
    }

    void theCardFaceKeySignsWhereNoKeyRecordIs()
    {
        const auto card = m_office->goodCard(m_cryptography);
        card->keyFile.reset();
        const auto proven = proveByNumber(*card, settings());
        QVERIFY(proven);
        QCOMPARE(int(proven->signingKey), int(ports::CardKey::CardFace));
        QVERIFY(proven->cardKeyRecord.empty());
        QCOMPARE(proven->cardVerifiableCertificate, card->faceCertificateFile);
        const auto texts = m_cryptography.sha256(card->face.texts());
        const auto photo = m_cryptography.sha256(card->face.photoObject());
        auto expected = card->face.person();
        expected.insert(expected.end(), texts.begin(), texts.end());
        expected.insert(expected.end(), photo.begin(), photo.end());
        QCOMPARE(core::copyOf(proven->cardFaceProof.view()), expected + card->face.signature);
    }

    void thePinProvesTheCertificate()
    {
        const auto card = m_office->goodCard(m_cryptography);
        const auto proven = proveByPin(*card, settings());
        QVERIFY(proven);
        QCOMPARE(int(proven->signingKey), int(ports::CardKey::Authentication));
        QVERIFY(proven->key == m_office->personKey->publicKey());
        QVERIFY(proven->photo.empty() && !proven->birthDate);
        QCOMPARE(card->verifiesSent, 1);
        QCOMPARE(card->signaturesAsked, 1);
    }

    void eachBadCardIsFound_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, Fault fault, Change change) {
            QTest::newRow(name) << std::move(change) << int(fault);
        };
        auto& office = *m_office;
        QVERIFY(office.issue("bad-issuer.pem", PaperOffice::personExtensions(), {"-days", "730"}, "other"));
        row("another card", Fault::NotAMyNumberCard,
            [](PaperCard& card) { card.recognition.kind = ports::CardKind::Other; });
        row("a smartphone", Fault::SmartphoneOnReader,
            [](PaperCard& card) { card.recognition.kind = ports::CardKind::Smartphone; });
        row("an old resident card", Fault::OldResidentCard,
            [](PaperCard& card) { card.recognition.kind = ports::CardKind::OldResidentCard; });
        row("an expired card", Fault::CardExpired,
            [](PaperCard& card) { card.recognition.expiry = core::CivilDate{2020, 1, 1}; });
        row("no certificate", Fault::CertificateMissing,
            [](PaperCard& card) { card.recognition.hasAuthenticationCertificate = false; });
        row("empty certificate file", Fault::CertificateMissing,
            [](PaperCard& card) { card.certificate = Bytes(64, std::byte{0xFF}); });
        row("certificate of another authority", Fault::CertificateUntrusted,
            [&office](PaperCard& card) { card.certificate = office.pki.der("bad-issuer.pem"); });
        row("certificate that is none", Fault::CertificateUntrusted,
            [](PaperCard& card) { card.certificate = tlv("30", Bytes(300, std::byte{7})); });
        row("few tries in the card face", Fault::CardNumberTriesLow, [](PaperCard& card) { card.faceTriesLeft = 4; });
        row("few tries in the input helper", Fault::CardNumberTriesLow,
            [](PaperCard& card) { card.helperTriesLeft = 4; });
        row("wrong card number", Fault::CardNumberWrong,
            [](PaperCard& card) { card.rightNumber = card.rightHelperNumber = "05040320319999"; });
        row("input helper of another card", Fault::CardSpliced,
            [](PaperCard& card) { card.rightHelperNumber = "05040320319999"; });
        row("photo changed", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.face.photo.back() ^= std::byte{1}; });
        row("birth date changed", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.face.birthDate = "19930404"; });
        row("sex changed", Fault::CardRecordUntrusted, [](PaperCard& card) { card.face.sex = "1"; });
        row("picture of the name changed", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.face.nameImage[7] ^= std::byte{1}; });
        row("picture of the address changed", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.face.addressImage.push_back(std::byte{2}); });
        row("photo taken out", Fault::CardRecordUntrusted, [](PaperCard& card) { card.face.photo.clear(); });
        row("key record's signature torn", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.keyFile->back() ^= std::byte{1}; });
        row("card key changed", Fault::CardRecordUntrusted,
            [&office](PaperCard& card) { card.face.cardKey = office.stranger.publicKey(); });
        row("face signature torn", Fault::CardRecordUntrusted, [](PaperCard& card) { card.face.signature.pop_back(); });
        row("face signed by a stranger", Fault::CardRecordUntrusted,
            [&office](PaperCard& card) { card.signFace(office.stranger); });
        row("face signed in another form", Fault::CardRecordUntrusted,
            [&office](PaperCard& card) { card.face.signature = ordinarySignature(card, office.municipality); });
        row("face certificate by a stranger", Fault::CardRecordUntrusted, [&office](PaperCard& card) {
            card.faceCertificateFile =
                office.certificateFile(office.faceAuthorityId, office.stranger, card.cryptography);
        });
        row("face certificate of an unknown certifier", Fault::CardRecordUntrusted, [&office](PaperCard& card) {
            card.faceCertificateFile =
                office.certificateFile(office.municipalityId, office.faceAuthority, card.cryptography);
        });
        row("face certificate of the other application", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.faceCertificateFile = card.helperCertificateFile; });
        row("helper certificate by a stranger", Fault::CardRecordUntrusted, [&office](PaperCard& card) {
            card.helperCertificateFile =
                office.certificateFile(office.helperAuthorityId, office.stranger, card.cryptography);
        });
        row("key record signed by a stranger", Fault::CardRecordUntrusted,
            [&office](PaperCard& card) { card.signKeyRecord(office.chip.publicKey(), office.stranger); });
        row("key record of another card", Fault::CardSpliced,
            [&office](PaperCard& card) { card.signKeyRecord(office.stranger.publicKey(), office.municipality); });
        row("chip without the face key, which signs", Fault::ChipNotGenuine, [&office](PaperCard& card) {
            card.keyFile.reset();
            card.keys.insert_or_assign(ports::CardKey::CardFace, office.stranger);
        });
        row("chip without the helper key", Fault::ChipNotGenuine,
            [&office](PaperCard& card) { card.keys.insert_or_assign(ports::CardKey::InputHelper, office.stranger); });
        row("expiry contradicts the number", Fault::CardNumberImplausible,
            [](PaperCard& card) { card.recognition.expiry = core::CivilDate{2032, 4, 3}; });
    }
    void eachBadCardIsFound()
    {
        QFETCH(Change, change);
        QFETCH(int, fault);
        const auto card = m_office->goodCard(m_cryptography);
        change(*card);
        const auto proven = proveByNumber(*card, settings());
        QVERIFY(!proven);
        QCOMPARE(core::name(proven.error().fault).data(), core::name(Fault(fault)).data());
    }

    void thePhotoIsHandedOnWhileTheCardStillWorks()
    {
        const auto card = m_office->goodCard(m_cryptography);
        int signaturesBefore = -1;
        core::SecureBytes photo;
        const auto proven =
            proveByNumber(*card, settings(), "05040320311234", {.takePhoto = [&](core::SecureBytes taken) {
                signaturesBefore = card->signaturesAsked;
                photo = std::move(taken);
            }});
        QVERIFY(proven);
        QCOMPARE(signaturesBefore, 0); // the chip is asked afterwards
        QVERIFY(!photo.empty());
        QVERIFY(proven->photo.empty());
        QVERIFY(std::ranges::equal(photo.view(), proveByNumber(*card, settings())->photo.view()));
    }

    void noTryIsSpentForASessionThatIsOver()
    {
        const auto card = m_office->goodCard(m_cryptography);
        const CardProof proof(m_cryptography, settings());
        const auto recognised = proof.recogniseCard(*card, today());
        QVERIFY(recognised);
        const ProofHooks over{.stillWanted = [] { return false; }};
        const auto byNumber = proof.proveByCardNumber(*card, *recognised, number("05040320311234"), today(), over);
        QCOMPARE(byNumber.error().fault, Fault::SessionCancelled);
        const auto byPin = proof.proveByPin(*card, *recognised, pin("1234"), LastTry::Allowed, over);
        QCOMPARE(byPin.error().fault, Fault::SessionCancelled);
        QCOMPARE(card->verifiesSent, 0);

        // Over in the middle: the second application is not asked either.
        int asked = 0;
        const ProofHooks once{.stillWanted = [&asked] { return ++asked == 1; }};
        QVERIFY(!proof.proveByCardNumber(*card, *recognised, number("05040320311234"), today(), once));
        QCOMPARE(card->verifiesSent, 1);
    }

    void noPhotoOfAnUnprovenRecordIsHandedOn_data() { eachBadCardIsFound_data(); }
    void noPhotoOfAnUnprovenRecordIsHandedOn()
    {
        QFETCH(Change, change);
        const auto card = m_office->goodCard(m_cryptography);
        change(*card);
        bool taken = false;
        const auto proven = proveByNumber(*card, settings(), "05040320311234",
                                          {.takePhoto = [&](const core::SecureBytes&) { taken = true; }});
        QVERIFY(!proven);
        // What is wrong beyond the card face's record is found while the photo is being decoded, and drops it.
        const QByteArray row = QTest::currentDataTag();
        const bool beyond = row.contains("helper") || row.startsWith("chip") || row.startsWith("key record");
        QCOMPARE(taken, beyond);
    }

    void aNumberOfAnotherYearThanTheCardsCostsNoTry()
    {
        const auto card = m_office->goodCard(m_cryptography);
        card->recognition.expiry = core::CivilDate{2032, 4, 3};
        QVERIFY(!proveByNumber(*card, settings()));
        QCOMPARE(card->verifiesSent, 0);
    }

    void oneChallengeProvesTheKeyOfBothRecords()
    {
        const auto card = m_office->goodCard(m_cryptography);
        QVERIFY(proveByNumber(*card, settings()));
        QCOMPARE(card->signaturesAsked, 1);
    }

    void theAttributesAreProvenByTheirOwnRecord()
    {
        const auto card = m_office->goodCard(m_cryptography);
        const auto proven = proveByNumber(*card, settings());
        QVERIFY(proven);
        const auto attributes = CardProof(m_cryptography, settings()).readAttributes(*card, *proven);
        QVERIFY(attributes);
        QVERIFY(attributes->birthDate == *proven->birthDate);
        QCOMPARE(core::textOf(attributes->name.view()), std::string("TEST name"));
    }

    void eachBadAttributeRecordIsFound_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("fault");
        const auto& office = *m_office;
        const auto row = [](const char* name, Fault fault, Change change) {
            QTest::newRow(name) << std::move(change) << int(fault);
        };
        row("name changed", Fault::CardRecordUntrusted, [](PaperCard& card) { card.person.name = "TEST other"; });
        row("address changed", Fault::CardRecordUntrusted, [](PaperCard& card) { card.person.address = "TEST far"; });
        row("birth date changed", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.person.birthDate = "20200101"; });
        row("digest changed", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.person.digest[0] ^= std::byte{1}; });
        row("digest of the other file changed", Fault::CardRecordUntrusted,
            [](PaperCard& card) { card.person.otherDigest[0] ^= std::byte{1}; });
        row("signature torn", Fault::CardRecordUntrusted, [](PaperCard& card) { card.person.signature.pop_back(); });
        row("signed by a stranger", Fault::CardRecordUntrusted,
            [&office](PaperCard& card) { card.signAttributes(office.stranger); });
        row("certificate by a stranger", Fault::CardRecordUntrusted, [&office](PaperCard& card) {
            card.helperCertificateFile =
                office.certificateFile(office.helperAuthorityId, office.stranger, card.cryptography);
        });
        row("genuine, but of somebody else", Fault::CardSpliced, [&office](PaperCard& card) {
            card.person.birthDate = "19500101";
            card.signAttributes(office.municipality);
        });
        row("genuine, without a date", Fault::CardRecordUntrusted, [&office](PaperCard& card) {
            card.person.birthDate = "19939999";
            card.signAttributes(office.municipality);
        });
    }
    void eachBadAttributeRecordIsFound()
    {
        QFETCH(Change, change);
        QFETCH(int, fault);
        const auto card = m_office->goodCard(m_cryptography);
        const auto proven = proveByNumber(*card, settings());
        QVERIFY(proven);
        change(*card);
        const auto attributes = CardProof(m_cryptography, settings()).readAttributes(*card, *proven);
        QVERIFY(!attributes);
        QCOMPARE(core::name(attributes.error().fault).data(), core::name(Fault(fault)).data());
    }

    void anExpiredCertificateIsCalledExpired()
    {
        const auto card = m_office->goodCard(m_cryptography);
        card->recognition.expiry = core::CivilDate{2036, 4, 3};
        // The root of the run is valid for a month only, so the issuer is not what is asked here.
        auto with = settings();
        with.anchors.authenticationRoots.clear();
        QCOMPARE(CardProof(m_cryptography, with).recogniseCard(*card, today() + day * 800).error().fault,
                 Fault::CertificateExpired);
    }

    void aCopiedCertificateIsNoProof()
    {
        const auto card = m_office->goodCard(m_cryptography);
        card->keys.insert_or_assign(ports::CardKey::Authentication, m_office->stranger);
        QCOMPARE(proveByPin(*card, settings()).error().fault, Fault::ChipNotGenuine);
    }

    void withoutCardAuthoritiesTheChipIsNotVerifiedAndAReleaseRefusesIt()
    {
        auto with = settings();
        with.anchors.cardAuthorities.clear();
        with.unverifiedChip = UnverifiedChip::Accept;
        const auto card = m_office->goodCard(m_cryptography);
        const auto proven = proveByNumber(*card, with);
        QVERIFY(proven);
        QCOMPARE(int(proven->chip), int(ChipTrust::NotVerified));
        with.unverifiedChip = UnverifiedChip::Refuse;
        QCOMPARE(proveByNumber(*card, with).error().fault, Fault::CardRecordUntrusted);
        // Even so the record must fit its own certificate and the chip its record.
        with.unverifiedChip = UnverifiedChip::Accept;
        card->face.photo.back() ^= std::byte{1};
        QCOMPARE(proveByNumber(*card, with).error().fault, Fault::CardRecordUntrusted);
    }

    void withoutRootsACertificateMayBeClaimedButProvesNothing()
    {
        auto with = settings();
        with.anchors.authenticationRoots.clear();
        const auto card = m_office->goodCard(m_cryptography);
        QVERIFY(proveByNumber(*card, with));
        const auto sent = card->verifiesSent;
        QCOMPARE(proveByPin(*card, with).error().fault, Fault::CertificateUntrusted);
        QCOMPARE(card->verifiesSent, sent);
        QVERIFY(!CardProof(m_cryptography, with).recogniseCard(*card, today())->pinPossible());
    }

    void whereKeysMayDifferTheCardFaceSigns()
    {
        auto with = settings();
        with.cardKeyEquality = CardKeyEquality::CardFaceSignsOtherwise;
        const auto card = m_office->goodCard(m_cryptography);
        card->signKeyRecord(m_office->stranger.publicKey(), m_office->municipality);
        const auto proven = proveByNumber(*card, with);
        QVERIFY(proven);
        QCOMPARE(int(proven->signingKey), int(ports::CardKey::CardFace));
        QVERIFY(proven->key == m_office->chip.publicKey());
    }

    void recognitionSaysWhatCanBeTried()
    {
        const auto card = m_office->goodCard(m_cryptography);
        card->faceTriesLeft = 4;
        card->pinTriesLeft = 0;
        const auto recognised = CardProof(m_cryptography, settings()).recogniseCard(*card, today());
        QVERIFY(recognised);
        QVERIFY(!recognised->cardNumberPossible() && !recognised->pinPossible());
        card->faceTriesLeft = 5;
        card->pinTriesLeft = 1;
        const auto better = CardProof(m_cryptography, settings()).recogniseCard(*card, today());
        QVERIFY(better->cardNumberPossible() && better->pinPossible());
    }

    void aCardTakenAwayEndsEveryProofWhereverItIs()
    {
        for (const bool byPin : {false, true}) {
            const auto whole = m_office->goodCard(m_cryptography);
            QVERIFY(byPin ? proveByPin(*whole, settings()).has_value() : proveByNumber(*whole, settings()).has_value());
            QVERIFY(whole->calls > 5);
            for (int at = 0; at < whole->calls; ++at) {
                const auto card = m_office->goodCard(m_cryptography);
                card->failAtCall = at;
                const auto proven = byPin ? proveByPin(*card, settings()) : proveByNumber(*card, settings());
                QVERIFY(!proven);
                QCOMPARE(proven.error().fault, Fault::CardRemoved);
                QCOMPARE(card->calls, at + 1); // nothing is asked after it
            }
        }
    }

    void theChallengeIsNeverTheSame()
    {
        struct Listening final : ports::PatientCard {
            core::Result<ports::CardRecognition> recognise() override { return {}; }
            core::Result<core::SecureBytes> authenticationCertificate() override { return core::SecureBytes(); }
            core::Result<int> cardNumberTries(ports::CardNumberHolder) override { return 0; }
            core::Result<int> pinTries() override { return 0; }
            core::Result<> verifyCardNumber(ports::CardNumberHolder, const ports::CardNumberB&) override { return {}; }
            core::Result<> verifyPin(const ports::Pin&) override { return {}; }
            core::Result<ports::CardFaceRecord> cardFaceRecord() override
            {
                return core::failure(Fault::CardRemoved, "test");
            }
            core::Result<std::optional<ports::CardKeyRecord>> cardKeyRecord() override
            {
                return std::optional<ports::CardKeyRecord>{};
            }
            core::Result<ports::AttributeRecord> attributes() override
            {
                return core::failure(Fault::CardRemoved, "test");
            }
            core::Result<ports::CardVerifiableCertificate> cardVerifiableCertificate(ports::CardNumberHolder) override
            {
                return core::failure(Fault::CardRemoved, "test");
            }
            core::Result<Bytes> sign(ports::CardKey, const core::Sha256Digest& digest) override
            {
                digests.push_back(digest);
                return Bytes(256);
            }
            std::vector<core::Sha256Digest> digests;
        } listening;
        for (int round = 0; round < 2; ++round)
            QCOMPARE(proveChip(listening, ports::CardKey::CardFace, m_office->chip.publicKey(), m_cryptography)
                         .error()
                         .fault,
                     Fault::ChipNotGenuine);
        QVERIFY(listening.digests.at(0) != listening.digests.at(1));
    }
};

QTEST_GUILESS_MAIN(CardProofTest)
#include "CardProofTest.moc"
