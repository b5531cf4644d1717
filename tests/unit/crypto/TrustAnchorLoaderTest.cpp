// The folder of trust anchors: complete, or refused as a whole.
#include "TemporaryPki.h"

#include "drivers/crypto/TrustAnchorLoader.h"

#include <QDir>
#include <QTest>

using namespace uketsuke;
using crypto::TrustAnchorLoader;
using crypto::TrustStore;
using tests::TemporaryPki;

class TrustAnchorLoaderTest : public QObject {
    Q_OBJECT

private:
    TemporaryPki m_pki;

    static QByteArray authority(const QByteArray& application, int keyIdBytes = 16, int modulusBytes = 256)
    {
        return "{\"keyId\":\"" + QByteArray(keyIdBytes, '\x11').toHex() + "\",\"modulus\":\""
               + QByteArray(modulusBytes, '\xC1').toHex() + "\",\"exponent\":\"010001\",\"application\":\""
               + application + "\"}";
    }

    QString folder(const QString& name, const QByteArray& authorities, const QStringList& roots,
                   const QString& store = "test")
    {
        QDir(m_pki.path(name)).removeRecursively();
        QDir().mkpath(m_pki.path(name + "/" + store + "/authentication"));
        if (!authorities.isNull())
            m_pki.write(name + "/" + store + "/card-authorities.json",
                        core::viewOf({authorities.constData(), static_cast<std::size_t>(authorities.size())}));
        for (const auto& root : roots)
            QFile::copy(m_pki.path(root), m_pki.path(name + "/" + store + "/authentication/" + root + ".pem"));
        return m_pki.path(name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_pki.rsaKey("root.key"));
        QVERIFY(m_pki.selfSigned("root.key", "root.crt", "/O=JPKI-LOOKALIKE-TEST", tests::authorityExtensions));
        QVERIFY(m_pki.selfSigned("root.key", "real.crt", "/O=Somebody", tests::authorityExtensions));
        QVERIFY(m_pki.selfSigned("root.key", "leaf.crt", "/O=TEST leaf", {"basicConstraints=critical,CA:FALSE"}));
        QVERIFY(m_pki.ecKey("ec.key"));
        QVERIFY(m_pki.selfSigned("ec.key", "ec.crt", "/O=TEST ec", tests::authorityExtensions));
    }

    void aWholeFolderIsRead()
    {
        const auto path =
            folder("whole", "[" + authority("card-face") + "," + authority("input-helper") + "]", {"root.crt"});
        const auto anchors = TrustAnchorLoader::load(path.toStdString(), TrustStore::Test);
        QVERIFY(anchors);
        QVERIFY(anchors->test);
        QCOMPARE(anchors->authenticationRoots, std::vector<core::Bytes>{m_pki.der("root.crt")});
        QCOMPARE(anchors->cardAuthorities.size(), std::size_t{2});
        QCOMPARE(anchors->cardAuthorities[0].application, ports::CardApplication::CardFace);
        QCOMPARE(anchors->cardAuthorities[1].application, ports::CardApplication::InputHelper);
        QCOMPARE(anchors->cardAuthorities[0].keyId, core::Bytes(16, std::byte{0x11}));
        QCOMPARE(anchors->cardAuthorities[0].key.modulus, core::Bytes(256, std::byte{0xC1}));
    }

    void theTwoStoresNeverMix()
    {
        const auto path = folder("stores", "[" + authority("card-face") + "]", {"root.crt"});
        const auto production = TrustAnchorLoader::load(path.toStdString(), TrustStore::Production);
        QVERIFY(production);
        QVERIFY(production->cardAuthorities.empty() && production->authenticationRoots.empty() && !production->test);
    }

    void aTestRootAmongRealOnesIsRefused()
    {
        const auto good = folder("real", {}, {"real.crt"}, "production");
        QVERIFY(TrustAnchorLoader::load(good.toStdString(), TrustStore::Production));
        const auto bad = folder("smuggled", {}, {"real.crt", "root.crt"}, "production");
        const auto anchors = TrustAnchorLoader::load(bad.toStdString(), TrustStore::Production);
        QVERIFY(!anchors);
        QCOMPARE(anchors.error().fault, core::Fault::TestMaterialRefused);
    }

    void whatIsNotWholeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("authorities");
        QTest::addColumn<QStringList>("roots");
        QTest::newRow("no JSON") << QByteArray("[") << QStringList();
        QTest::newRow("no list") << QByteArray("{}") << QStringList();
        QTest::newRow("empty file") << QByteArray("") << QStringList();
        QTest::newRow("no object") << QByteArray("[1]") << QStringList();
        QTest::newRow("missing members") << QByteArray("[{}]") << QStringList();
        QTest::newRow("unknown application") << "[" + authority("common") + "]" << QStringList();
        QTest::newRow("short key id") << "[" + authority("card-face", 15) + "]" << QStringList();
        QTest::newRow("short modulus") << "[" + authority("card-face", 16, 128) + "]" << QStringList();
        QTest::newRow("huge modulus") << "[" + authority("card-face", 16, 600) + "]" << QStringList();
        QTest::newRow("numbers for text")
            << QByteArray(R"([{"keyId":1,"modulus":2,"exponent":3,"application":4}])") << QStringList();
        QTest::newRow("a root that is no authority") << QByteArray("[]") << QStringList{"leaf.crt"};
        QTest::newRow("a root of another key type") << QByteArray("[]") << QStringList{"ec.crt"};
        QTest::newRow("a private key among the roots") << QByteArray("[]") << QStringList{"root.key"};
        QTest::newRow("a huge file") << QByteArray(200 * 1024, ' ') << QStringList();
    }
    void whatIsNotWholeIsRefused()
    {
        QFETCH(QByteArray, authorities);
        QFETCH(QStringList, roots);
        const auto anchors =
            TrustAnchorLoader::load(folder("broken", authorities, roots).toStdString(), TrustStore::Test);
        QVERIFY(!anchors);
        QCOMPARE(anchors.error().fault, core::Fault::TrustAnchorsInvalid);
    }

    void aMissingFolderIsSaid()
    {
        const auto anchors = TrustAnchorLoader::load(m_pki.file("nowhere"), TrustStore::Test);
        QVERIFY(!anchors);
        QCOMPARE(anchors.error().fault, core::Fault::TrustAnchorsInvalid);
    }
};

QTEST_GUILESS_MAIN(TrustAnchorLoaderTest)
#include "TrustAnchorLoaderTest.moc"
