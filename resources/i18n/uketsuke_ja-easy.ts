<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>AidCertificatesScreen</name>
    <message>
        <source>Certificate %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>証明《しょうめい》書《しょ》 %1／%2</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Chosen</source>
        <extracomment>Said of the one of several settings that is chosen.</extracomment>
        <translation>選《えら》んでいます</translation>
    </message>
</context>
<context>
    <name>AnswerOverview</name>
    <message>
        <source>Answered by</source>
        <extracomment>Line of the review, read by the patient; the answer beside it is &quot;Guardian&quot;.</extracomment>
        <translation>答《こた》えた人《ひと》</translation>
    </message>
    <message>
        <source>Guardian</source>
        <extracomment>Answer in a line of the review, beside &quot;Answered by&quot;: a parent or legal representative. One short word if possible.</extracomment>
        <translation>保護《ほご》者《しゃ》・代《か》わりの人《ひと》</translation>
    </message>
    <message>
        <source>Helped by</source>
        <extracomment>Line of the review, read by the patient; the answer beside it is &quot;Member of staff&quot;.</extracomment>
        <translation>手伝《てつだ》った人《ひと》</translation>
    </message>
    <message>
        <source>Member of staff</source>
        <extracomment>Answer in a line of the review, beside &quot;Helped by&quot;. Short.</extracomment>
        <translation>病院《びょういん》の人《ひと》</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Back</source>
        <extracomment>Goes back one question.</extracomment>
        <translation>もどる</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Asks whether to end the whole session; nothing is sent then.</extracomment>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Call staff</source>
        <extracomment>Key at the bottom right of every screen: calls a member of staff to the kiosk. Two words.</extracomment>
        <translation>人《ひと》を呼《よ》ぶ</translation>
    </message>
    <message>
        <source>Staff called</source>
        <extracomment>The same key after it was touched; nobody knows whether they come. Also said by the voice. Two words.</extracomment>
        <translation>人《ひと》を呼《よ》びました</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Not for patients: opens what staff can do here, behind a passcode.</extracomment>
        <translation>病院《びょういん》の人《ひと》が使《つか》います</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <extracomment>Key at the bottom right while a member of staff stands beside the patient: they enter a passcode and help. Two or three words.</extracomment>
        <translation>手伝《てつだ》ってもらう</translation>
    </message>
</context>
<context>
    <name>CapturingFaceScreen</name>
    <message>
        <source>Please close your eyes slowly once, and open them again.</source>
        <extracomment>Asked of the patient before the camera, in large letters beside a drawing; proves a living face.</extracomment>
        <translation>ゆっくり目《め》を閉《と》じて、また開《あ》けてください。</translation>
    </message>
    <message>
        <source>Please turn your face a little to the left, and back.</source>
        <extracomment>Asked of the patient before the camera: to their own left.</extracomment>
        <translation>顔《かお》を少《すこ》し左《ひだり》に向《む》けて、前《まえ》にもどしてください。</translation>
    </message>
    <message>
        <source>Please turn your face a little to the right, and back.</source>
        <extracomment>Asked of the patient before the camera: to their own right.</extracomment>
        <translation>顔《かお》を少《すこ》し右《みぎ》に向《む》けて、前《まえ》にもどしてください。</translation>
    </message>
    <message>
        <source>Very good. Please stay like this.</source>
        <extracomment>Hint to the patient before the camera: the face is seen well. The hints follow one another quickly; short.</extracomment>
        <translation>とてもいいです。このまま待《ま》ってください。</translation>
    </message>
    <message>
        <source>Please bring your face into the oval.</source>
        <extracomment>Hint: no face is seen. The oval is drawn over the picture.</extracomment>
        <translation>丸《まる》い線《せん》の中《なか》に顔《かお》を入《い》れてください。</translation>
    </message>
    <message>
        <source>Only one person in the picture, please.</source>
        <extracomment>Hint: the camera sees two faces or more.</extracomment>
        <translation>一人《ひとり》だけ前《まえ》に来《き》てください。</translation>
    </message>
    <message>
        <source>Please come a little closer.</source>
        <extracomment>Hint: the face is too small in the picture.</extracomment>
        <translation>もう少《すこ》し近《ちか》くに来《き》てください。</translation>
    </message>
    <message>
        <source>Please move back a little.</source>
        <extracomment>Hint: the face is too large in the picture.</extracomment>
        <translation>もう少《すこ》し後《うし》ろに下《さ》がってください。</translation>
    </message>
    <message>
        <source>Please look into the camera.</source>
        <extracomment>Hint: the face is turned away.</extracomment>
        <translation>カメラを見《み》てください。</translation>
    </message>
    <message>
        <source>Please hold your head straight.</source>
        <extracomment>Hint: the head is tilted.</extracomment>
        <translation>顔《かお》をまっすぐにしてください。</translation>
    </message>
    <message>
        <source>It is too dark. Please turn to the light.</source>
        <extracomment>Hint: the face lies in the dark.</extracomment>
        <translation>暗《くら》いです。明《あか》るいほうを向《む》いてください。</translation>
    </message>
    <message>
        <source>It is too bright. Please turn away from the light.</source>
        <extracomment>Hint: light shines on the face.</extracomment>
        <translation>明《あか》るすぎます。光《ひかり》が顔《かお》に当《あ》たらないようにしてください。</translation>
    </message>
    <message>
        <source>Please hold still for a moment.</source>
        <extracomment>Hint: the picture is blurred.</extracomment>
        <translation>少《すこ》しの間《あいだ》、動《うご》かないでください。</translation>
    </message>
    <message>
        <source>We cannot see your eyes. Please take off dark glasses.</source>
        <extracomment>Hint: sunglasses or hair cover the eyes.</extracomment>
        <translation>目《め》のところがよく見《み》えません。色《いろ》のこい眼鏡《めがね》をとってください。</translation>
    </message>
    <message>
        <source>Please take off your mask for a moment.</source>
        <extracomment>Hint: a mask covers the mouth.</extracomment>
        <translation>少《すこ》しの間《あいだ》、マスクをとってください。</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <extracomment>Title of the screen with the camera&apos;s picture. No full stop.</extracomment>
        <translation>カメラを見《み》てください</translation>
    </message>
    <message>
        <source>Your picture, as in a mirror. It is not kept.</source>
        <extracomment>For screen readers only: describes the camera&apos;s picture.</extracomment>
        <translation>鏡《かがみ》のようにあなたの顔《かお》が見《み》えます。写真《しゃしん》は残《のこ》りません。</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Tries of the face check that are left. %1: a number.</extracomment>
        <translation>あと %1 回《かい》</translation>
    </message>
    <message>
        <source>Use PIN</source>
        <extracomment>Key below the camera&apos;s picture: be recognised by PIN instead. Half the width of the panel; short.</extracomment>
        <translation>暗証《あんしょう》番号《ばんごう》</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <extracomment>Key below the camera&apos;s picture: let a member of staff compare the photo instead. As short as can be.</extracomment>
        <translation>人《ひと》に頼《たの》む</translation>
    </message>
</context>
<context>
    <name>ChoosingMethodScreen</name>
    <message>
        <source>How shall we confirm that it is you?</source>
        <extracomment>Title above three ways to be recognised: face, PIN, staff.</extracomment>
        <translation>どうやってあなたを確《たし》かめますか？</translation>
    </message>
    <message>
        <source>Withdrawal: how shall we confirm that it is you?</source>
        <extracomment>Title, for a patient who came to withdraw a consent.</extracomment>
        <translation>同意《どうい》をやめる：どうやってあなたを確《たし》かめますか？</translation>
    </message>
    <message>
        <source>Do not withdraw anything</source>
        <extracomment>Key below the three ways: leads back from withdrawing to the usual visit.</extracomment>
        <translation>同意《どうい》をやめない</translation>
    </message>
    <message>
        <source>Withdraw an earlier consent</source>
        <extracomment>Key below the three ways: the patient came to withdraw, not to consent.</extracomment>
        <translation>前《まえ》にした同意《どうい》をやめる</translation>
    </message>
    <message>
        <source>The electronic certificate of your card expires within three months. Your city or town office can renew it; today you can use it as usual.</source>
        <extracomment>Notice above the three ways; a reminder that changes nothing today.</extracomment>
        <translation>カードの電子《でんし》証明《しょうめい》書《しょ》は、あと3か月《げつ》で使《つか》えなくなります。市役所《しやくしょ》などで新《あたら》しくできます。今日《きょう》はこのまま使《つか》えます。</translation>
    </message>
    <message>
        <source>Face</source>
        <extracomment>Large key: be recognised by the camera.</extracomment>
        <translation>顔《かお》で確《たし》かめる</translation>
    </message>
    <message>
        <source>Look into the camera. The picture is not kept.</source>
        <extracomment>Small line in the key &quot;Face&quot;. A line break may stand in it.</extracomment>
        <translation>カメラを見《み》ます。
写真《しゃしん》は残《のこ》りません。</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>Large key: be recognised by the card&apos;s 4-digit PIN (利用者証明用).</extracomment>
        <translation>暗証《あんしょう》番号《ばんごう》</translation>
    </message>
    <message>
        <source>The 4 digits you chose for your card.</source>
        <extracomment>Small line in the key &quot;PIN&quot;.</extracomment>
        <translation>カードをもらったときに
決《き》めた4つの数字《すうじ》です。</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <extracomment>Large key: a member of staff compares face and photo.</extracomment>
        <translation>病院《びょういん》の人《ひと》に頼《たの》む</translation>
    </message>
    <message>
        <source>A member of staff looks at your card&apos;s photo.</source>
        <extracomment>Small line in the key &quot;Ask staff&quot;.</extracomment>
        <translation>病院《びょういん》の人《ひと》が
カードの写真《しゃしん》を見《み》ます。</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <extracomment>Key below the three ways: a member of staff enters a passcode and helps with the screens.</extracomment>
        <translation>病院《びょういん》の人《ひと》に手伝《てつだ》ってもらう</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <extracomment>Small line that stands where the key &quot;Help from staff&quot; was.</extracomment>
        <translation>病院《びょういん》の人《ひと》が手伝《てつだ》っています</translation>
    </message>
</context>
<context>
    <name>ConsentItemScreen</name>
    <message>
        <source>Question %1 of %2</source>
        <extracomment>%1: number of this question, %2: number of all questions.</extracomment>
        <translation>質問《しつもん》 %1 / %2</translation>
    </message>
</context>
<context>
    <name>ConsentSummaryScreen</name>
    <message>
        <source>Details</source>
        <extracomment>Below the answers: leads to an explanation of each item that is asked for.</extracomment>
        <translation>くわしく</translation>
    </message>
</context>
<context>
    <name>DigitBoxes</name>
    <message>
        <source>%1: %2 of %3 digits entered</source>
        <extracomment>Spoken for a row of boxes; digits themselves are never spoken. %1: label of the row, %2 and %3: numbers.</extracomment>
        <translation>%1：%3つの数字《すうじ》のうち %2つ入《い》れました</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Size of the words, and colours</source>
        <extracomment>Title of the panel that the key with two letters opens.</extracomment>
        <translation>字《じ》の大《おお》きさと色《いろ》</translation>
    </message>
    <message>
        <source>Normal</source>
        <extracomment>Size of the words.</extracomment>
        <translation>ふつう</translation>
    </message>
    <message>
        <source>Large</source>
        <extracomment>Size of the words.</extracomment>
        <translation>大《おお》きい</translation>
    </message>
    <message>
        <source>Larger</source>
        <extracomment>Size of the words.</extracomment>
        <translation>とても大《おお》きい</translation>
    </message>
    <message>
        <source>Largest</source>
        <extracomment>Size of the words.</extracomment>
        <translation>いちばん大《おお》きい</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>Dark words on light paper.</extracomment>
        <translation>明《あか》るい</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>Light words on dark paper.</extracomment>
        <translation>暗《くら》い</translation>
    </message>
    <message>
        <source>High contrast</source>
        <extracomment>White and yellow on black.</extracomment>
        <translation>はっきり</translation>
    </message>
    <message>
        <source>Voice guidance</source>
        <extracomment>Whether the machine reads aloud what is on the screen.</extracomment>
        <translation>声《こえ》の案内《あんない》</translation>
    </message>
    <message>
        <source>Everything lower</source>
        <extracomment>Moves everything that is touched into the lower half of the screen, for whoever sits or is small.</extracomment>
        <translation>下《した》のほうに出《だ》す</translation>
    </message>
</context>
<context>
    <name>DocumentsScreen</name>
    <message>
        <source>Document %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>書類《しょるい》 %1／%2</translation>
    </message>
</context>
<context>
    <name>EnteringCardNumberScreen</name>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Stands behind the sentence about a wrong number. %1: a number.</extracomment>
        <translation>あと %1 回《かい》</translation>
    </message>
    <message>
        <source>2  Year of expiry</source>
        <extracomment>Label of four boxes, numbered as in the drawing: year in which the card expires. Two spaces behind the figure.</extracomment>
        <translation>② 使《つか》える年《とし》（西暦《せいれき》）</translation>
    </message>
    <message>
        <source>3  Security code</source>
        <extracomment>Label of four boxes, numbered as in the drawing: セキュリティコード below the photo. Two spaces behind the figure.</extracomment>
        <translation>③ セキュリティコード</translation>
    </message>
    <message>
        <source>Drawing of the card: birth date and expiry stand to the right of the photo, the security code under it.</source>
        <extracomment>For screen readers only: describes the drawing of the card.</extracomment>
        <translation>カードの絵《え》です。生《う》まれた日《ひ》と使《つか》える日《ひ》は写真《しゃしん》の右《みぎ》、セキュリティコードは写真《しゃしん》の下《した》にあります。</translation>
    </message>
    <message>
        <source>Enter the numbers on your card</source>
        <extracomment>Title. The patient types 14 digits printed on the front of the card.</extracomment>
        <translation>カードの表《おもて》の数字《すうじ》を入《い》れてください</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <extracomment>Title: to the patient who asked for staff and waits.</extracomment>
        <translation>病院《びょういん》の人《ひと》がすぐに来《き》ます。</translation>
    </message>
    <message>
        <source>They will enter the numbers on your card. You can also enter them yourself.</source>
        <extracomment>Notice below &quot;A member of staff will be with you in a moment.&quot;: nobody who asked for staff has to type.</extracomment>
        <translation>カードの数字《すうじ》は病院《びょういん》の人《ひと》が入《い》れます。自分《じぶん》で入《い》れることもできます。</translation>
    </message>
    <message>
        <source>1  Birth date, as printed</source>
        <extracomment>Label of six boxes, numbered as in the drawing of the card: year, month, day. Two spaces behind the figure.</extracomment>
        <translation>① 生《う》まれた日《ひ》（カードのとおり）</translation>
    </message>
    <message>
        <source>Showa 28, April 5: 280405; 1990, April 5: 900405</source>
        <extracomment>Two examples, each in a line where it can be. Cards of Japanese people have the year of the Japanese era, cards of others may have that of the Gregorian calendar: the two last digits of what is printed.</extracomment>
        <translation>昭和《しょうわ》28年《ねん》4月《がつ》｜5日《いつか》 → 280405
1990年《ねん》4月《がつ》｜5日《いつか》 → 900405</translation>
    </message>
</context>
<context>
    <name>EnteringExchangeNumberScreen</name>
    <message>
        <source>Do you have an exchange number?</source>
        <extracomment>Title: 引換番号, a number on paper by which a document from another clinic is found.</extracomment>
        <translation>引換《ひきかえ》番号《ばんごう》を持《も》っていますか？</translation>
    </message>
    <message>
        <source>It is on the paper that another clinic gave you.</source>
        <extracomment>Below the title: where the patient finds the number.</extracomment>
        <translation>ほかの病院《びょういん》でもらった紙《かみ》に書《か》いてあります。</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Stands behind the sentence about a wrong number. %1: a number.</extracomment>
        <translation>あと %1 回《かい》</translation>
    </message>
    <message>
        <source>Exchange number</source>
        <extracomment>Label of the boxes for the digits, and the title when no number can be entered any more.</extracomment>
        <translation>引換《ひきかえ》番号《ばんごう》</translation>
    </message>
    <message>
        <source>Go on without a number</source>
        <extracomment>Large key beside the number pad: as good an answer as a number.</extracomment>
        <translation>番号《ばんごう》を入《い》れないで進《すす》む</translation>
    </message>
</context>
<context>
    <name>EnteringPinScreen</name>
    <message>
        <source>Only one try is left for your PIN</source>
        <extracomment>Title of a warning that comes before the number pad.</extracomment>
        <translation>暗証《あんしょう》番号《ばんごう》は、あと1回《かい》だけです</translation>
    </message>
    <message>
        <source>Please enter your 4-digit PIN</source>
        <extracomment>Title above the number pad.</extracomment>
        <translation>数字《すうじ》4つの暗証《あんしょう》番号《ばんごう》を入《い》れてください</translation>
    </message>
    <message>
        <source>If it is wrong, the card is locked and only the city or town office can unlock it.</source>
        <extracomment>Below the title of the warning.</extracomment>
        <translation>間違《まちが》えると、暗証《あんしょう》番号《ばんごう》が使《つか》えなくなります。そのときは市役所《しやくしょ》などに行《い》ってください。</translation>
    </message>
    <message>
        <source>It is the PIN for user authentication, chosen when you received the card.</source>
        <extracomment>Above the boxes: which of the card&apos;s PINs is meant (利用者証明用電子証明書, 4 digits).</extracomment>
        <translation>カードをもらったときに決《き》めた「利用《りよう》者《しゃ》証明《しょうめい》用《よう》」の暗証《あんしょう》番号《ばんごう》です。</translation>
    </message>
    <message>
        <source>Choose another way</source>
        <extracomment>Large key of the warning: leads back to face, PIN and staff.</extracomment>
        <translation>ほかの方法《ほうほう》を選《えら》ぶ</translation>
    </message>
    <message>
        <source>The last try stays unused.</source>
        <extracomment>Small line in the key &quot;Choose another way&quot;.</extracomment>
        <translation>最後《さいご》の1回《かい》は使《つか》いません。</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <extracomment>Large key of the warning: leads to the number pad.</extracomment>
        <translation>最後《さいご》の1回《かい》を使《つか》う</translation>
    </message>
    <message>
        <source>I am sure of my PIN.</source>
        <extracomment>Small line in the key &quot;Use the last try&quot;; the patient&apos;s own words.</extracomment>
        <translation>暗証《あんしょう》番号《ばんごう》をよく覚《おぼ》えています。</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>Label of the four boxes.</extracomment>
        <translation>暗証《あんしょう》番号《ばんごう》</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Below the boxes. %1: a number.</extracomment>
        <translation>あと %1 回《かい》</translation>
    </message>
</context>
<context>
    <name>FaultNumber</name>
    <message>
        <source>For staff: number %1</source>
        <extracomment>Small line for staff. %1: a three-digit number.</extracomment>
        <translation>病院《びょういん》の人《ひと》のための番号《ばんごう》：%1</translation>
    </message>
</context>
<context>
    <name>FaultTexts</name>
    <message>
        <source>The card reader is not ready.</source>
        <extracomment>What happened. Shown to the patient; staff see the fault&apos;s number beside it.</extracomment>
        <translation>カードを読《よ》む機械《きかい》の準備《じゅんび》ができていません。</translation>
    </message>
    <message>
        <source>The connection to the card reader was lost.</source>
        <extracomment>To the patient, as a title: the reader&apos;s plug or its service went.</extracomment>
        <translation>カードを読《よ》む機械《きかい》とつながりません。</translation>
    </message>
    <message>
        <source>The card reader is busy just now.</source>
        <extracomment>To the patient, as a title: another program holds the reader.</extracomment>
        <translation>カードを読《よ》む機械《きかい》は、いま忙《いそが》しいです。</translation>
    </message>
    <message>
        <source>The reader cannot hear the card. Please place one card only, by itself, out of its case or wallet.</source>
        <extracomment>To the patient, as a title: several cards, or metal, keep the reader from it.</extracomment>
        <translation>カードを読《よ》めません。ケースや財布《さいふ》から出《だ》して、カードを1枚《まい》だけ置《お》いてください。</translation>
    </message>
    <message>
        <source>The contact with the card broke off. Please take the card out of its case, and let it lie flat until we ask you to take it.</source>
        <extracomment>To the patient, as a title: the card moved or lies askew.</extracomment>
        <translation>カードとつながらなくなりました。ケースから出《だ》して、平《たい》らに置《お》いたままにしてください。</translation>
    </message>
    <message>
        <source>The chip in this card cannot be read.</source>
        <extracomment>To the patient, as a title: the chip is broken.</extracomment>
        <translation>このカードのICチップを読《よ》めません。</translation>
    </message>
    <message>
        <source>This is a driving licence.</source>
        <extracomment>To the patient, as a title: 運転免許証 lies on the reader.</extracomment>
        <translation>これは運転《うんてん》免許《めんきょ》証《しょう》です。</translation>
    </message>
    <message>
        <source>This is a residence card.</source>
        <extracomment>To the patient, as a title: 在留カード lies on the reader.</extracomment>
        <translation>これは在留《ざいりゅう》カードです。</translation>
    </message>
    <message>
        <source>This is not a My Number Card, but perhaps a transport or member card.</source>
        <extracomment>To the patient, as a title: a card like those for trains and shops lies on the reader.</extracomment>
        <translation>これはマイナンバーカードではありません。電車《でんしゃ》やお店《みせ》のカードかもしれません。</translation>
    </message>
    <message>
        <source>The card could not be read. If it is in a case, please take it out of the case.</source>
        <extracomment>To the patient, as a title: the card answered wrongly.</extracomment>
        <translation>カードを読《よ》めません。ケースに入《はい》っているときは、出《だ》してください。</translation>
    </message>
    <message>
        <source>The card was taken away before we had finished.</source>
        <extracomment>To the patient, as a title.</extracomment>
        <translation>終《お》わる前《まえ》にカードが離《はな》れました。</translation>
    </message>
    <message>
        <source>The card was changed for another one.</source>
        <extracomment>To the patient, as a title: somebody laid down another card during the session.</extracomment>
        <translation>カードが別《べつ》のカードに変《か》わりました。</translation>
    </message>
    <message>
        <source>This is not a My Number Card.</source>
        <extracomment>To the patient, as a title: an unknown card lies on the reader.</extracomment>
        <translation>これはマイナンバーカードではありません。</translation>
    </message>
    <message>
        <source>A smartphone is read at the desk, on another reader.</source>
        <extracomment>To the patient, as a title: a phone lies on the reader. A member of staff has the other reader.</extracomment>
        <translation>スマートフォンは、受付《うけつけ》の別《べつ》の機械《きかい》で読《よ》みます。</translation>
    </message>
    <message>
        <source>This is a Basic Resident Register Card. A My Number Card is needed here.</source>
        <extracomment>To the patient, as a title: 住民基本台帳カード, the card before the My Number Card.</extracomment>
        <translation>これは住民《じゅうみん》基本《きほん》台帳《だいちょう》カードです。ここではマイナンバーカードを使《つか》います。</translation>
    </message>
    <message>
        <source>The numbers do not match the card. Please look at the card once more.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers.</extracomment>
        <translation>数字《すうじ》がカードと違《ちが》います。もう一度《いちど》カードを見《み》てください。</translation>
    </message>
    <message>
        <source>These numbers cannot be right. The card was not asked, and no try was used.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers: such a date does not exist.</extracomment>
        <translation>この数字《すうじ》は正《ただ》しくないようです。カードは調《しら》べていません。回数《かいすう》も減《へ》っていません。</translation>
    </message>
    <message>
        <source>The camera could not read the numbers on the card. Please type them in.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers.</extracomment>
        <translation>カメラでカードの数字《すうじ》を読《よ》めませんでした。数字《すうじ》を入《い》れてください。</translation>
    </message>
    <message>
        <source>So that the card is not locked, this machine does not ask for its printed numbers any more.</source>
        <extracomment>To the patient: too few tries are left in the card.</extracomment>
        <translation>カードが使《つか》えなくならないように、この機械《きかい》では、もうカードの数字《すうじ》を聞《き》きません。</translation>
    </message>
    <message>
        <source>The PIN does not match.</source>
        <extracomment>Notice above the boxes of the PIN.</extracomment>
        <translation>暗証《あんしょう》番号《ばんごう》が違《ちが》います。</translation>
    </message>
    <message>
        <source>Only one try is left for the PIN.</source>
        <extracomment>Notice where the PIN is asked for.</extracomment>
        <translation>暗証《あんしょう》番号《ばんごう》を入《い》れられるのは、あと1回《かい》です。</translation>
    </message>
    <message>
        <source>The PIN of this card is locked. Your city or town office can unlock it.</source>
        <extracomment>To the patient, where the ways to be recognised are offered.</extracomment>
        <translation>このカードの暗証《あんしょう》番号《ばんごう》は使《つか》えなくなっています。市役所《しやくしょ》などで、また使《つか》えるようになります。</translation>
    </message>
    <message>
        <source>This card holds no electronic certificate.</source>
        <extracomment>To the patient: 利用者証明用電子証明書 is missing, as on a small child&apos;s card.</extracomment>
        <translation>このカードには電子《でんし》証明《しょうめい》書《しょ》がありません。</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate has expired. Your city or town office can renew it.</source>
        <extracomment>To the patient: 利用者証明用電子証明書 has expired, the card may be valid.</extracomment>
        <translation>カードの電子《でんし》証明《しょうめい》書《しょ》は、もう使《つか》えません。市役所《しやくしょ》などで新《あたら》しくできます。</translation>
    </message>
    <message>
        <source>This card has expired. Your city or town office can renew it.</source>
        <extracomment>To the patient, as a title: the card itself has expired.</extracomment>
        <translation>このカードは、もう使《つか》えません。市役所《しやくしょ》などで新《あたら》しくできます。</translation>
    </message>
    <message>
        <source>This machine could not confirm the card.</source>
        <extracomment>To the patient, as a title: the card may be forged. Accuses nobody.</extracomment>
        <translation>この機械《きかい》では、カードを確《たし》かめられませんでした。</translation>
    </message>
    <message>
        <source>The photo in the card cannot be used for the face check.</source>
        <extracomment>To the patient, where the other ways to be recognised are offered.</extracomment>
        <translation>カードの写真《しゃしん》を使《つか》って、顔《かお》を確《たし》かめることができません。</translation>
    </message>
    <message>
        <source>The camera cannot be used just now.</source>
        <extracomment>To the patient, where the other ways to be recognised are offered.</extracomment>
        <translation>いま、カメラが使《つか》えません。</translation>
    </message>
    <message>
        <source>The camera could not find your face.</source>
        <extracomment>Notice beside the camera&apos;s picture.</extracomment>
        <translation>カメラで、あなたの顔《かお》を見《み》つけられませんでした。</translation>
    </message>
    <message>
        <source>We could not confirm your face. This happens with an old photo, a mask or bright light.</source>
        <extracomment>Notice beside the camera&apos;s picture; the patient can try again. Blames nobody.</extracomment>
        <translation>顔《かお》を確《たし》かめられませんでした。写真《しゃしん》が古《ふる》いとき、マスクをしているとき、光《ひかり》が強《つよ》いときに、よくあります。</translation>
    </message>
    <message>
        <source>We could not confirm your face. Please choose another way.</source>
        <extracomment>To the patient after the last try, where the other ways are offered.</extracomment>
        <translation>顔《かお》を確《たし》かめられませんでした。ほかの方法《ほうほう》を選《えら》んでください。</translation>
    </message>
    <message>
        <source>The camera could not see the movement. That happens easily.</source>
        <extracomment>Notice beside the camera&apos;s picture: eyes closed or face turned was not seen.</extracomment>
        <translation>カメラで動《うご》きがよく見《み》えませんでした。よくあることです。</translation>
    </message>
    <message>
        <source>The face check could not be completed by camera.</source>
        <extracomment>To the patient: perhaps a photo was held before the camera. Accuses nobody.</extracomment>
        <translation>カメラで顔《かお》を確《たし》かめることができませんでした。</translation>
    </message>
    <message>
        <source>This machine is not ready for use.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: something of its own is missing.</extracomment>
        <translation>この機械《きかい》は、いま使《つか》えません。</translation>
    </message>
    <message>
        <source>One question is still open.</source>
        <extracomment>To the patient: a question was passed without an answer.</extracomment>
        <translation>まだ答《こた》えていない質問《しつもん》があります。</translation>
    </message>
    <message>
        <source>We stopped because nothing was touched for a while.</source>
        <extracomment>To the patient, as a title: the time was up.</extracomment>
        <translation>しばらく何《なに》もさわらなかったので、止《と》まりました。</translation>
    </message>
    <message>
        <source>A member of staff has started this machine afresh.</source>
        <extracomment>To the patient, as a title: staff ended the session.</extracomment>
        <translation>病院《びょういん》の人《ひと》が、この機械《きかい》をはじめにもどしました。</translation>
    </message>
    <message>
        <source>You have stopped.</source>
        <extracomment>To the patient, as a title: they touched &quot;Stop&quot;.</extracomment>
        <translation>あなたがやめました。</translation>
    </message>
    <message>
        <source>The check by staff could not be completed.</source>
        <extracomment>To the patient, as a title: staff did not find the same person, or were not certain. Accuses nobody.</extracomment>
        <translation>病院《びょういん》の人《ひと》が確《たし》かめることができませんでした。</translation>
    </message>
    <message>
        <source>The staff passcode does not match.</source>
        <extracomment>Notice above the boxes of the passcode, for staff.</extracomment>
        <translation>病院《びょういん》の人《ひと》のパスコードが違《ちが》います。</translation>
    </message>
    <message>
        <source>Staff entry is locked for a few minutes, because several passcodes were wrong.</source>
        <extracomment>Notice above the boxes of the passcode, for staff: until then the right one is not taken either.</extracomment>
        <translation>パスコードを何度《なんど》も間違《まちが》えました。数分《すうふん》のあいだ、使《つか》えません。</translation>
    </message>
    <message>
        <source>This card is not registered as an insurance card.</source>
        <extracomment>To the patient, as a title: they chose not to register it now.</extracomment>
        <translation>このカードは、保険《ほけん》証《しょう》として登録《とうろく》していません。</translation>
    </message>
    <message>
        <source>The card could not be registered as an insurance card.</source>
        <extracomment>To the patient, as a title: the national system refused.</extracomment>
        <translation>カードを保険《ほけん》証《しょう》として登録《とうろく》できませんでした。</translation>
    </message>
    <message>
        <source>No document of yours has this number. Please look at the paper once more.</source>
        <extracomment>Notice above the boxes of the exchange number (引換番号).</extracomment>
        <translation>この番号《ばんごう》の書類《しょるい》が見《み》つかりません。もう一度《いちど》、紙《かみ》を見《み》てください。</translation>
    </message>
    <message>
        <source>No further number can be tried here. You can go on without the document.</source>
        <extracomment>Notice in the place of the boxes of the exchange number: too many were wrong.</extracomment>
        <translation>ここでは、もう番号《ばんごう》を入《い》れられません。書類《しょるい》なしで進《すす》むことができます。</translation>
    </message>
    <message>
        <source>Your answers could not be sealed.</source>
        <extracomment>To the patient, as a title: device or card could not sign.</extracomment>
        <translation>あなたの答《こた》えに署名《しょめい》できませんでした。</translation>
    </message>
    <message>
        <source>This machine cannot save answers just now.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: its store is full or broken.</extracomment>
        <translation>この機械《きかい》は、いま答《こた》えを保存《ほぞん》できません。</translation>
    </message>
    <message>
        <source>Your answers could not be saved.</source>
        <extracomment>To the patient, as a title: nothing was sent either.</extracomment>
        <translation>あなたの答《こた》えを保存《ほぞん》できませんでした。</translation>
    </message>
    <message>
        <source>The result could not be given to the reception&apos;s computer.</source>
        <extracomment>For staff and the log: the receipt computer (レセプトコンピューター) has no result file.</extracomment>
        <translation>受付《うけつけ》のコンピューターに結果《けっか》を送《おく》れませんでした。</translation>
    </message>
    <message>
        <source>The national system does not answer just now.</source>
        <extracomment>For staff and the log: オンライン資格確認等システム is out of reach.</extracomment>
        <translation>国《くに》のシステムから返事《へんじ》がありません。</translation>
    </message>
    <message>
        <source>The national system could not take the answer.</source>
        <extracomment>For staff and the log: オンライン資格確認等システム refused or is not trusted.</extracomment>
        <translation>国《くに》のシステムが答《こた》えを受《う》け取《と》れませんでした。</translation>
    </message>
    <message>
        <source>The answer arrived too late.</source>
        <extracomment>For staff and the log: the consent had ended before it was delivered.</extracomment>
        <translation>答《こた》えが届《とど》くのが遅《おそ》すぎました。</translation>
    </message>
    <message>
        <source>The clock of this machine has to be checked.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: its time cannot be trusted.</extracomment>
        <translation>この機械《きかい》の時計《とけい》を確《たし》かめなければなりません。</translation>
    </message>
    <message>
        <source>Something went wrong in this machine.</source>
        <extracomment>To the patient, for a fault that has no sentence of its own.</extracomment>
        <translation>この機械《きかい》に問題《もんだい》がありました。</translation>
    </message>
    <message>
        <source>Please try once more.</source>
        <extracomment>What to do. Stands below the sentence about what happened.</extracomment>
        <translation>もう一度《いちど》やってください。</translation>
    </message>
    <message>
        <source>You can start again, or be received at the reception desk as usual.</source>
        <extracomment>What to do, below what happened: the patient stopped, or nothing was touched. Both ways are as good.</extracomment>
        <translation>もう一度《いちど》はじめることができます。受付《うけつけ》に行《い》っても、いつものように受付《うけつけ》できます。</translation>
    </message>
    <message>
        <source>Please take the card and place it once more.</source>
        <extracomment>What to do, below what happened.</extracomment>
        <translation>カードを取《と》って、もう一度《いちど》置《お》いてください。</translation>
    </message>
    <message>
        <source>Please use your My Number Card, or speak to the reception.</source>
        <extracomment>What to do, below what happened: another card lay on the reader.</extracomment>
        <translation>マイナンバーカードを使《つか》ってください。または受付《うけつけ》の人《ひと》に聞《き》いてください。</translation>
    </message>
    <message>
        <source>You can go on with your PIN, or with the help of staff.</source>
        <extracomment>What to do, below what happened: the face check does not work.</extracomment>
        <translation>暗証《あんしょう》番号《ばんごう》を使《つか》うか、病院《びょういん》の人《ひと》に頼《たの》んで、続《つづ》けることができます。</translation>
    </message>
    <message>
        <source>Please speak to the reception. They will be glad to help you.</source>
        <extracomment>What to do, below what happened. Friendly.</extracomment>
        <translation>受付《うけつけ》の人《ひと》に話《はな》してください。手伝《てつだ》います。</translation>
    </message>
    <message>
        <source>Please go to the reception desk. You can be received there as usual.</source>
        <extracomment>What to do, while the kiosk can serve nobody.</extracomment>
        <translation>受付《うけつけ》に行《い》ってください。いつものように受付《うけつけ》できます。</translation>
    </message>
    <message>
        <source>This machine is being updated. It can be used again in a few minutes.</source>
        <extracomment>To the patient, while the kiosk can serve nobody for a few minutes: its programs are renewed.</extracomment>
        <translation>いま機械《きかい》を新《あたら》しくしています。少《すこ》し待《ま》つと、また使《つか》えます。</translation>
    </message>
</context>
<context>
    <name>FindingDocumentScreen</name>
    <message>
        <source>We are looking for your document</source>
        <extracomment>Title while the national system is asked for an exchange number.</extracomment>
        <translation>あなたの書類《しょるい》をさがしています</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>少《すこ》し待《ま》ってください。</translation>
    </message>
</context>
<context>
    <name>FinishedScreen</name>
    <message>
        <source>Thank you. Please take your card.</source>
        <extracomment>Title at the end, in the largest letters. The card still lies on the reader.</extracomment>
        <translation>ありがとうございました。カードを取《と》ってください。</translation>
    </message>
    <message>
        <source>Your consents to this facility are withdrawn. You are received and treated as usual.</source>
        <extracomment>To the patient, below the title: the national system has the withdrawal.</extracomment>
        <translation>この病院《びょういん》への同意《どうい》をやめました。いつものように受付《うけつけ》と診察《しんさつ》ができます。</translation>
    </message>
    <message>
        <source>Your withdrawal is saved. It takes effect as soon as it has arrived. You are received and treated as usual.</source>
        <extracomment>To the patient, below the title: the withdrawal is saved and still has to be sent.</extracomment>
        <translation>同意《どうい》をやめることを保存《ほぞん》しました。届《とど》いたら、やめたことになります。いつものように受付《うけつけ》と診察《しんさつ》ができます。</translation>
    </message>
    <message>
        <source>Thank you. Please take a seat.</source>
        <extracomment>Title at the end, in the largest letters. The card is taken.</extracomment>
        <translation>ありがとうございました。座《すわ》って待《ま》ってください。</translation>
    </message>
    <message>
        <source>Your records are not shown here. You are received and treated as usual.</source>
        <extracomment>To a patient who refused everything; as friendly as to any other.</extracomment>
        <translation>ここでは、あなたの記録《きろく》を見《み》ません。いつものように受付《うけつけ》と診察《しんさつ》ができます。</translation>
    </message>
    <message>
        <source>Your answers hold for 24 hours at this facility.</source>
        <extracomment>To a patient who agreed to something, below the title.</extracomment>
        <translation>同意《どうい》は、この病院《びょういん》で24時間《じかん》だけ使《つか》えます。</translation>
    </message>
    <message>
        <source>Saved and delivered.</source>
        <extracomment>Notice: the national system has the answers.</extracomment>
        <translation>保存《ほぞん》して、送《おく》りました。</translation>
    </message>
    <message>
        <source>Saved. Delivery goes on by itself; you need not wait.</source>
        <extracomment>Notice: the answers are safe in the kiosk, the network is slow.</extracomment>
        <translation>保存《ほぞん》しました。あとで自動《じどう》で送《おく》ります。待《ま》たなくていいです。</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Key that ends the last screen.</extracomment>
        <translation>終《お》わり</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is saved</source>
        <extracomment>Title at the end, for a member of staff who has withdrawn a consent for the facility.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：同意《どうい》をやめることを保存《ほぞん》しました</translation>
    </message>
    <message>
        <source>The consent is withdrawn. Nothing further can be fetched with it.</source>
        <extracomment>For staff, below the title: the national system has the withdrawal.</extracomment>
        <translation>同意《どうい》をやめました。この同意《どうい》で、新《あたら》しい情報《じょうほう》をもらうことはできません。</translation>
    </message>
    <message>
        <source>It takes effect as soon as it has arrived.</source>
        <extracomment>For staff, below the title: the withdrawal is saved and still has to be sent.</extracomment>
        <translation>届《とど》いたら、やめたことになります。</translation>
    </message>
    <message>
        <source>Please do not forget your card.</source>
        <extracomment>Notice, some time after the farewell: the card still lies on the reader.</extracomment>
        <translation>カードを忘《わす》れないでください。</translation>
    </message>
    <message>
        <source>Saved here, but not sent yet: the connection is down. This facility sees your records once it is back. After 24 hours you would be asked again.</source>
        <extracomment>Notice to whoever agreed to something: the kiosk has no connection, so the doctor sees nothing yet.</extracomment>
        <translation>ここに保存《ほぞん》しました。でも、いまはつながらないので、まだ送《おく》っていません。つながると、この病院《びょういん》は記録《きろく》を見《み》ることができます。24時間《じかん》が過《す》ぎたら、もう一度《いちど》聞《き》きます。</translation>
    </message>
</context>
<context>
    <name>FirstRegistrationScreen</name>
    <message>
        <source>Use this card as your insurance card?</source>
        <extracomment>Title: the card is not registered as an insurance card (健康保険証利用登録).</extracomment>
        <translation>このカードを保険《ほけん》証《しょう》として使《つか》いますか？</translation>
    </message>
    <message>
        <source>It is not registered yet. Registering takes a moment and is done once.</source>
        <extracomment>Below the title.</extracomment>
        <translation>まだ登録《とうろく》していません。登録《とうろく》は一回《いっかい》だけで、すぐ終《お》わります。</translation>
    </message>
    <message>
        <source>Register it now</source>
        <extracomment>Large key: yes.</extracomment>
        <translation>いま登録《とうろく》する</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>Large key: no.</extracomment>
        <translation>いまは登録《とうろく》しない</translation>
    </message>
    <message>
        <source>The reception desk will help you.</source>
        <extracomment>Small line in the key &quot;Not now&quot;.</extracomment>
        <translation>受付《うけつけ》の人《ひと》が手伝《てつだ》います。</translation>
    </message>
</context>
<context>
    <name>GuardianScreen</name>
    <message>
        <source>Is a parent or guardian here?</source>
        <extracomment>Title above two large keys, &quot;Parent or guardian&quot; and &quot;Nobody&quot;: the card is a child&apos;s.</extracomment>
        <translation>子《こ》どもの代《か》わりに答《こた》える人《ひと》はいますか？</translation>
    </message>
    <message>
        <source>They answer for a child.</source>
        <extracomment>Below &quot;Is a parent or guardian here?&quot;</extracomment>
        <translation>お父《とう》さん、お母《かあ》さんなどが答《こた》えてください。</translation>
    </message>
    <message>
        <source>Nobody</source>
        <extracomment>Large key below &quot;Is a parent or guardian here?&quot;</extracomment>
        <translation>いません</translation>
    </message>
    <message>
        <source>We will call staff.</source>
        <extracomment>Small line in the key &quot;Nobody&quot;.</extracomment>
        <translation>人《ひと》を呼《よ》びます。</translation>
    </message>
    <message>
        <source>Staff called</source>
        <extracomment>Small line in the key &quot;Nobody&quot;, after it was touched; nobody knows whether somebody comes.</extracomment>
        <translation>人《ひと》を呼《よ》びました</translation>
    </message>
    <message>
        <source>Who is answering the questions?</source>
        <extracomment>Title above two large keys.</extracomment>
        <translation>だれが質問《しつもん》に答《こた》えますか？</translation>
    </message>
    <message>
        <source>The person on the card</source>
        <extracomment>Large key: the card&apos;s holder answers.</extracomment>
        <translation>カードの人《ひと》</translation>
    </message>
    <message>
        <source>I answer for myself.</source>
        <extracomment>Small line in the key &quot;The person on the card&quot;.</extracomment>
        <translation>自分《じぶん》で答《こた》えます。</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <extracomment>Large key: somebody answers who may decide for the holder (親権者, 法定代理人).</extracomment>
        <translation>保護《ほご》者《しゃ》・代《か》わりの人《ひと》</translation>
    </message>
    <message>
        <source>I answer for the person on the card.</source>
        <extracomment>Small line in the key &quot;Parent or guardian&quot;.</extracomment>
        <translation>カードの人《ひと》の代《か》わりに答《こた》えます。</translation>
    </message>
</context>
<context>
    <name>InterruptedScreen</name>
    <message>
        <source>Please do not forget your card.</source>
        <extracomment>Notice: the session ended early, and the card still lies on the reader.
----------
Said when a card still lies on the reader; also a notice on the screen.</extracomment>
        <translation>カードを忘《わす》れないでください。</translation>
    </message>
    <message>
        <source>Start again</source>
        <extracomment>Key of the screen of a session that ended early: back to the first screen.</extracomment>
        <translation>もう一度《いちど》はじめる</translation>
    </message>
    <message>
        <source>If your card was registered, it stays so. Your other answers were neither sent nor kept.</source>
        <extracomment>Notice on the screen of a session that ended early, after the card&apos;s first registration as an insurance card.</extracomment>
        <translation>登録《とうろく》が終《お》わっていれば、登録《とうろく》は残《のこ》ります。ほかの答《こた》えは、送《おく》っていません。残《のこ》っていません。</translation>
    </message>
    <message>
        <source>Your answers were neither sent nor kept.</source>
        <extracomment>Notice on the screen of a session that ended early.</extracomment>
        <translation>あなたの答《こた》えは、送《おく》っていません。残《のこ》っていません。</translation>
    </message>
    <message>
        <source>Staff are being called. If nobody comes, please ask at the desk.</source>
        <extracomment>Notice: staff were called; nobody knows whether they noticed.</extracomment>
        <translation>病院《びょういん》の人《ひと》を呼《よ》んでいます。来《こ》ないときは、受付《うけつけ》に話《はな》してください。</translation>
    </message>
</context>
<context>
    <name>ItemOverview</name>
    <message>
        <source>Details</source>
        <extracomment>On the list of what is asked for: a touch leads to an explanation of each.</extracomment>
        <translation>くわしく</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>OK</source>
        <extracomment>Key of the number pad that ends the entry, as wide as a digit&apos;s. One short word.</extracomment>
        <translation>決《き》める</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>Key of the number pad that takes back the last digit.</extracomment>
        <translation>1つ消《け》す</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <extracomment>Title of the panel with every language.</extracomment>
        <translation>言葉《ことば》</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the window, for screen readers: the machine at the clinic&apos;s reception (受付).</extracomment>
        <translation>受付《うけつけ》</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>Please go to the reception desk</source>
        <extracomment>Title while the kiosk can serve nobody.</extracomment>
        <translation>受付《うけつけ》に行《い》ってください</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <extracomment>Closes a panel that lies over the screen.</extracomment>
        <translation>閉《と》じる</translation>
    </message>
</context>
<context>
    <name>PreparingScreen</name>
    <message>
        <source>Thank you. You have been confirmed.</source>
        <extracomment>Title: the patient was recognised.</extracomment>
        <translation>ありがとうございます。あなたを確《たし》かめました。</translation>
    </message>
    <message>
        <source>We are preparing your questions.</source>
        <extracomment>Below the title, for the patient who waits.</extracomment>
        <translation>質問《しつもん》を準備《じゅんび》しています。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing; the card still has to sign.</extracomment>
        <translation>カードはそのまま置《お》いてください。</translation>
    </message>
    <message>
        <source>For staff: looking up the consents</source>
        <extracomment>Title while a member of staff waits for the kiosk&apos;s list of consents.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：同意《どうい》の記録《きろく》を調《しら》べています</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title, for staff who wait.</extracomment>
        <translation>少《すこ》し待《ま》ってください。</translation>
    </message>
</context>
<context>
    <name>ReadingCardScreen</name>
    <message>
        <source>Reading the front of your card</source>
        <extracomment>Title while a camera reads what is printed on the card.</extracomment>
        <translation>カードの表《おもて》を読《よ》んでいます</translation>
    </message>
    <message>
        <source>Checking your card</source>
        <extracomment>Title while the card proves that it is genuine.</extracomment>
        <translation>カードを確《たし》かめています</translation>
    </message>
    <message>
        <source>Reading your card</source>
        <extracomment>Title of the first screen after the card was laid down.</extracomment>
        <translation>カードを読《よ》んでいます</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <extracomment>Below the title.</extracomment>
        <translation>何《なん》秒《びょう》かかかります。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing.</extracomment>
        <translation>カードはそのまま置《お》いてください。</translation>
    </message>
</context>
<context>
    <name>RegisteringScreen</name>
    <message>
        <source>Your card is being registered</source>
        <extracomment>Title while the card becomes an insurance card at the national system.</extracomment>
        <translation>カードを登録《とうろく》しています</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>少《すこ》し待《ま》ってください。</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>There is no official wording in your language yet. The questions are shown in this language: %1</source>
        <extracomment>%1: name of the language in which the questions are shown.</extracomment>
        <translation>あなたの言葉《ことば》の正式《せいしき》な文《ぶん》はまだありません。質問《しつもん》はこの言葉《ことば》で出《で》ます：%1</translation>
    </message>
</context>
<context>
    <name>ScrollKeys</name>
    <message>
        <source>Further up</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>上《うえ》へ</translation>
    </message>
    <message>
        <source>Further down</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>下《した》へ</translation>
    </message>
</context>
<context>
    <name>SealingScreen</name>
    <message>
        <source>Your answers are being sealed</source>
        <extracomment>Title while device and card sign the patient&apos;s answers.</extracomment>
        <translation>あなたの答《こた》えに署名《しょめい》しています</translation>
    </message>
    <message>
        <source>Your card signs them now. This takes a few seconds.</source>
        <extracomment>Below the title; &quot;them&quot; are the answers.</extracomment>
        <translation>カードが署名《しょめい》しています。何《なん》秒《びょう》かかかります。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing: without the card nothing is signed.</extracomment>
        <translation>カードはそのまま置《お》いてください。</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being sealed</source>
        <extracomment>Title while the device signs what a member of staff withdrew.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：同意《どうい》をやめる記録《きろく》を作《つく》っています</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title, for staff who wait.</extracomment>
        <translation>少《すこ》し待《ま》ってください。</translation>
    </message>
</context>
<context>
    <name>StaffCheckScreen</name>
    <message>
        <source>For staff: is this the person on the card&apos;s photo?</source>
        <extracomment>Title for the member of staff who compares; the patient reads it too.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：カードの写真《しゃしん》と同《おな》じ人《ひと》ですか？</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode</source>
        <extracomment>Title above the number pad: for staff, who then compare the photo.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：パスコードを入《い》れてください</translation>
    </message>
    <message>
        <source>Please compare the photo printed on the card with the person in front of you.</source>
        <extracomment>To the member of staff, below the title.</extracomment>
        <translation>カードの写真《しゃしん》と、前《まえ》の人《ひと》を比《くら》べてください。</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <extracomment>Title: to the patient who asked for staff and waits.</extracomment>
        <translation>病院《びょういん》の人《ひと》がすぐに来《き》ます。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing, while the patient waits for a member of staff.</extracomment>
        <translation>カードはそのまま置《お》いてください。</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Small key, not for patients: opens the number pad for the passcode of whoever came.</extracomment>
        <translation>病院《びょういん》の人《ひと》が使《つか》います</translation>
    </message>
    <message>
        <source>Yes, the same person</source>
        <extracomment>Large key for the member of staff who compares.</extracomment>
        <translation>はい、同《おな》じ人《ひと》です</translation>
    </message>
    <message>
        <source>No, or not certain</source>
        <extracomment>Large key for the member of staff who compares; ends the session.</extracomment>
        <translation>いいえ、またはわからない</translation>
    </message>
    <message>
        <source>Passcode</source>
        <extracomment>Label of the four boxes: the staff&apos;s code, not the card&apos;s PIN.</extracomment>
        <translation>パスコード</translation>
    </message>
    <message>
        <source>For staff: the passcode, to help with this visit</source>
        <extracomment>Title above the number pad: from then on the record says that staff helped.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：手伝《てつだ》うためのパスコード</translation>
    </message>
    <message>
        <source>The record of this visit will say that a member of staff helped. The patient decides.</source>
        <extracomment>To both, above the boxes for the passcode.</extracomment>
        <translation>病院《びょういん》の人《ひと》が手伝《てつだ》ったことが記録《きろく》に残《のこ》ります。決《き》めるのは本人《ほんにん》です。</translation>
    </message>
    <message>
        <source>The record will say that this facility withdrew, not the patient.</source>
        <extracomment>To the member of staff, above the boxes for the passcode.</extracomment>
        <translation>患者《かんじゃ》ではなく、この病院《びょういん》がやめたことが記録《きろく》に残《のこ》ります。</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode to withdraw a consent for this facility</source>
        <extracomment>Title above the number pad: the facility withdraws, not a patient.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：パスコードを入《い》れてください（この病院《びょういん》が同意《どうい》をやめます）</translation>
    </message>
</context>
<context>
    <name>StaffWithdrawingScreen</name>
    <message>
        <source>For staff: which consent is withdrawn?</source>
        <extracomment>Title above the list of consents that this kiosk delivered.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：どの同意《どうい》をやめますか？</translation>
    </message>
    <message>
        <source>For staff: why is it withdrawn?</source>
        <extracomment>Title above two reasons.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：なぜやめますか？</translation>
    </message>
    <message>
        <source>For staff: withdraw this consent?</source>
        <extracomment>Title of the confirmation.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：この同意《どうい》をやめますか？</translation>
    </message>
    <message>
        <source>Consent of %1</source>
        <extracomment>Below the title. %1: date, time and the end of the record&apos;s number, such as 2026-11-28 09:59:17 0000a0.</extracomment>
        <translation>%1 の同意《どうい》</translation>
    </message>
    <message>
        <source>The consents of this kiosk cannot be read now.</source>
        <extracomment>For staff, in the place of the list: it is not known.</extracomment>
        <translation>この機械《きかい》の同意《どうい》の記録《きろく》は、いま読《よ》めません。</translation>
    </message>
    <message>
        <source>Newest first: date, time and the end of the record&apos;s number. The result file for the receipt computer has the same time in its name.</source>
        <extracomment>For staff, above the list: how they find the consent they mean.</extracomment>
        <translation>新《あたら》しい順《じゅん》です。日《ひ》、時間《じかん》、記録《きろく》の番号《ばんごう》の終《お》わりです。会計《かいけい》のコンピューターのファイルの名前《なまえ》にも、同《おな》じ時間《じかん》があります。</translation>
    </message>
    <message>
        <source>Newer</source>
        <extracomment>Key that shows later consents.</extracomment>
        <translation>新《あたら》しいもの</translation>
    </message>
    <message>
        <source>Older</source>
        <extracomment>Key that shows earlier consents.</extracomment>
        <translation>古《ふる》いもの</translation>
    </message>
    <message>
        <source>This facility gives it back</source>
        <extracomment>Large key, first reason: the facility has no use for the consent.</extracomment>
        <translation>病院《びょういん》の都合《つごう》でやめる</translation>
    </message>
    <message>
        <source>The purpose has changed</source>
        <extracomment>Large key, second reason: what the patient was asked for is no longer so.</extracomment>
        <translation>使《つか》う目的《もくてき》が変《か》わった</translation>
    </message>
    <message>
        <source>The records are no longer needed for what the patient was asked.</source>
        <extracomment>Small line in the key &quot;The purpose has changed&quot;.</extracomment>
        <translation>患者《かんじゃ》に話《はな》した目的《もくてき》には、もう必要《ひつよう》がない。</translation>
    </message>
    <message>
        <source>Reason: the purpose has changed</source>
        <extracomment>Line of the confirmation, for staff.</extracomment>
        <translation>理由《りゆう》：使《つか》う目的《もくてき》が変《か》わった</translation>
    </message>
    <message>
        <source>Reason: this facility gives it back</source>
        <extracomment>Line of the confirmation, for staff.</extracomment>
        <translation>理由《りゆう》：病院《びょういん》の都合《つごう》</translation>
    </message>
    <message>
        <source>From then on this facility fetches nothing more with this consent. What was fetched before stays in the chart.</source>
        <extracomment>Line of the confirmation: what withdrawing does.</extracomment>
        <translation>これから、この同意《どうい》で新《あたら》しい情報《じょうほう》をもらいません。前《まえ》にもらったものはカルテに残《のこ》ります。</translation>
    </message>
    <message>
        <source>The record says that this facility withdrew, not the patient. Please tell the patient.</source>
        <extracomment>Line of the confirmation: what the record will say.</extracomment>
        <translation>患者《かんじゃ》ではなく、この病院《びょういん》がやめたことが記録《きろく》に残《のこ》ります。患者《かんじゃ》に話《はな》してください。</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <extracomment>Key of the confirmation: withdraws nothing.</extracomment>
        <translation>このままにする</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <extracomment>Key of the confirmation: withdraws the consent.</extracomment>
        <translation>やめる</translation>
    </message>
    <message>
        <source>This kiosk knows of no consent in force that it has delivered.</source>
        <extracomment>For staff, in the place of the list: it is empty.</extracomment>
        <translation>この機械《きかい》が送《おく》った同意《どうい》で、いま使《つか》えるとわかっているものはありません。</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>Below a list of staff&apos;s. %1: number of the page that is shown, %2: number of all.</extracomment>
        <translation>%1／%2ページ</translation>
    </message>
    <message>
        <source>For example: the consent was taken for another visit, or a patient without their card asks for it.</source>
        <extracomment>Small line in the key &quot;This facility gives it back&quot;.</extracomment>
        <translation>例《れい》：別《べつ》の日《ひ》に間違《まちが》えて同意《どうい》をもらった。カードがない患者《かんじゃ》が頼《たの》んだ。</translation>
    </message>
    <message>
        <source>Refused by the national system: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>国《くに》のシステムが受《う》け取《と》らない記録《きろく》：%1。機械《きかい》の会社《かいしゃ》に話《はな》してください。</translation>
    </message>
    <message>
        <source>Consents that end soon and have not arrived: %1. Please check the network.</source>
        <extracomment>For staff; %1 is a number of consents. Who gave them has to be asked again once they have ended.</extracomment>
        <translation>届《とど》いていなくて、もうすぐ終《お》わる同意《どうい》：%1。ネットワークを確《たし》かめてください。</translation>
    </message>
    <message>
        <source>Waiting to be sent: %1</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>送《おく》るのを待《ま》っている記録《きろく》：%1</translation>
    </message>
    <message>
        <source>Consents that arrived after their end since the start, and count for nothing: %1</source>
        <extracomment>For staff; %1 is a number of consents.</extracomment>
        <translation>機械《きかい》を始《はじ》めてから、遅《おく》れて届《とど》いて使《つか》えない同意《どうい》：%1</translation>
    </message>
    <message>
        <source>Result files that cannot be written: %1. Please check the receipt computer&apos;s folder.</source>
        <extracomment>For staff; %1 is a number of files.</extracomment>
        <translation>書《か》けない結果《けっか》のファイル：%1。会計《かいけい》のコンピューターのフォルダーを確《たし》かめてください。</translation>
    </message>
    <message>
        <source>Days until this kiosk&apos;s certificate ends: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of days.</extracomment>
        <translation>この機械《きかい》の証明《しょうめい》書《しょ》が終《お》わるまでの日《ひ》：%1。機械《きかい》の会社《かいしゃ》に話《はな》してください。</translation>
    </message>
    <message>
        <source>Version %1 did not start well, and the earlier one runs. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a version such as 1.4.0.</extracomment>
        <translation>新《あたら》しい版《はん》 %1 がうまく始《はじ》まりませんでした。前《まえ》の版《はん》で動《うご》いています。機械《きかい》の会社《かいしゃ》に話《はな》してください。</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>Getting ready</source>
        <extracomment>Title while the kiosk checks itself after it was switched on.</extracomment>
        <translation>準備《じゅんび》しています</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which nobody can do anything.</extracomment>
        <translation>少《すこ》し待《ま》ってください。</translation>
    </message>
</context>
<context>
    <name>StopPanel</name>
    <message>
        <source>Do you want to end here?</source>
        <extracomment>Title: question after a touch on &quot;Stop&quot;, where a consent would be withdrawn. Not to be taken for withdrawing.</extracomment>
        <translation>ここで終《お》わりますか？</translation>
    </message>
    <message>
        <source>Do you want to stop?</source>
        <extracomment>Title: question after a touch on &quot;Stop&quot;.</extracomment>
        <translation>やめますか？</translation>
    </message>
    <message>
        <source>Then nothing is withdrawn.</source>
        <extracomment>Below &quot;Do you want to end here?&quot;</extracomment>
        <translation>同意《どうい》は、そのままです。</translation>
    </message>
    <message>
        <source>If you stop, your answers are neither sent nor kept. If your card was registered, it stays so.</source>
        <extracomment>Below &quot;Do you want to stop?&quot;, after the card&apos;s first registration as an insurance card was asked for.</extracomment>
        <translation>やめると、あなたの答《こた》えは、送《おく》りません。残《のこ》しません。登録《とうろく》が終《お》わっていれば、登録《とうろく》は残《のこ》ります。</translation>
    </message>
    <message>
        <source>If you stop, your answers are neither sent nor kept.</source>
        <extracomment>Below &quot;Do you want to stop?&quot;.</extracomment>
        <translation>やめると、あなたの答《こた》えは、送《おく》りません。残《のこ》しません。</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>Large key below &quot;Do you want to stop?&quot;: no, back to the question.</extracomment>
        <translation>続《つづ》ける</translation>
    </message>
    <message>
        <source>End</source>
        <extracomment>Large key below &quot;Do you want to end here?&quot;: yes, without withdrawing anything.</extracomment>
        <translation>終《お》わる</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Large key below &quot;Do you want to stop?&quot;: yes, end everything.</extracomment>
        <translation>やめる</translation>
    </message>
</context>
<context>
    <name>StoringScreen</name>
    <message>
        <source>Your answers are being saved</source>
        <extracomment>Title while the signed answers are written down.</extracomment>
        <translation>あなたの答《こた》えを保存《ほぞん》しています</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>少《すこ》し待《ま》ってください。</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being saved</source>
        <extracomment>Title while what a member of staff withdrew is written down.</extracomment>
        <translation>病院《びょういん》の人《ひと》へ：同意《どうい》をやめることを保存《ほぞん》しています</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>Time left: %1 s</source>
        <extracomment>%1: seconds that are left before the session ends.</extracomment>
        <translation>あと %1 秒《びょう》</translation>
    </message>
    <message>
        <source>More time</source>
        <extracomment>Key beside the seconds that are left: the countdown begins anew. Two words.</extracomment>
        <translation>時間《じかん》をのばす</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the machine in the top left corner.</extracomment>
        <translation>受付《うけつけ》</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <extracomment>Progress. %1: number of this step, %2: number of all steps.</extracomment>
        <translation>%1／%2</translation>
    </message>
    <message>
        <source>Languages</source>
        <extracomment>For screen readers only: the key with the globe at the top.</extracomment>
        <translation>言葉《ことば》を選《えら》ぶ</translation>
    </message>
    <message>
        <source>Size of the words, and colours</source>
        <extracomment>For screen readers only: the key with two letters at the top.</extracomment>
        <translation>字《じ》の大《おお》きさと色《いろ》</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <extracomment>For screen readers only: the small picture of two people at the top.</extracomment>
        <translation>病院《びょういん》の人《ひと》が手伝《てつだ》っています</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Please place your My Number Card on the reader</source>
        <extracomment>Title of the first screen, in the largest letters.</extracomment>
        <translation>マイナンバーカードを、機械《きかい》の上《うえ》に置《お》いてください</translation>
    </message>
    <message>
        <source>Take it out of its case and lay it down with the photo facing up.</source>
        <extracomment>Below the title of the first screen.</extracomment>
        <translation>ケースから出《だ》して、写真《しゃしん》を上《うえ》にして置《お》いてください。</translation>
    </message>
    <message>
        <source>Your 12-digit Individual Number is never read or stored here.</source>
        <extracomment>Notice on the first screen: 個人番号 (マイナンバー), not the card.</extracomment>
        <translation>12の数字《すうじ》のマイナンバーは、読《よ》みません。残《のこ》しません。</translation>
    </message>
</context>
</TS>
