<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AidCertificatesScreen</name>
    <message>
        <source>Certificate %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>수급자증 %1 / %2</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Chosen</source>
        <extracomment>Said of the one of several settings that is chosen.</extracomment>
        <translation>선택됨</translation>
    </message>
</context>
<context>
    <name>AnswerOverview</name>
    <message>
        <source>Answered by</source>
        <extracomment>Line of the review, read by the patient; the answer beside it is &quot;Guardian&quot;.</extracomment>
        <translation>답변하신 분</translation>
    </message>
    <message>
        <source>Guardian</source>
        <extracomment>Answer in a line of the review, beside &quot;Answered by&quot;: a parent or legal representative. One short word if possible.</extracomment>
        <translation>보호자</translation>
    </message>
    <message>
        <source>Helped by</source>
        <extracomment>Line of the review, read by the patient; the answer beside it is &quot;Member of staff&quot;.</extracomment>
        <translation>조작 도움</translation>
    </message>
    <message>
        <source>Member of staff</source>
        <extracomment>Answer in a line of the review, beside &quot;Helped by&quot;. Short.</extracomment>
        <translation>직원</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Back</source>
        <extracomment>Goes back one question.</extracomment>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Asks whether to end the whole session; nothing is sent then.</extracomment>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Call staff</source>
        <extracomment>Key at the bottom right of every screen: calls a member of staff to the kiosk. Two words.</extracomment>
        <translation>직원 호출</translation>
    </message>
    <message>
        <source>Staff called</source>
        <extracomment>The same key after it was touched; nobody knows whether they come. Also said by the voice. Two words.</extracomment>
        <translation>직원을 호출했습니다</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Not for patients: opens what staff can do here, behind a passcode.</extracomment>
        <translation>직원용</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <extracomment>Key at the bottom right while a member of staff stands beside the patient: they enter a passcode and help. Two or three words.</extracomment>
        <translation>직원의 도움 받기</translation>
    </message>
</context>
<context>
    <name>CapturingFaceScreen</name>
    <message>
        <source>Please close your eyes slowly once, and open them again.</source>
        <extracomment>Asked of the patient before the camera, in large letters beside a drawing; proves a living face.</extracomment>
        <translation>눈을 천천히 한 번 감았다가 떠 주세요.</translation>
    </message>
    <message>
        <source>Please turn your face a little to the left, and back.</source>
        <extracomment>Asked of the patient before the camera: to their own left.</extracomment>
        <translation>얼굴을 왼쪽으로 조금 돌렸다가 다시 앞을 봐 주세요.</translation>
    </message>
    <message>
        <source>Please turn your face a little to the right, and back.</source>
        <extracomment>Asked of the patient before the camera: to their own right.</extracomment>
        <translation>얼굴을 오른쪽으로 조금 돌렸다가 다시 앞을 봐 주세요.</translation>
    </message>
    <message>
        <source>Very good. Please stay like this.</source>
        <extracomment>Hint to the patient before the camera: the face is seen well. The hints follow one another quickly; short.</extracomment>
        <translation>아주 좋습니다. 그대로 계세요.</translation>
    </message>
    <message>
        <source>Please bring your face into the oval.</source>
        <extracomment>Hint: no face is seen. The oval is drawn over the picture.</extracomment>
        <translation>타원 안에 얼굴을 맞춰 주세요.</translation>
    </message>
    <message>
        <source>Only one person in the picture, please.</source>
        <extracomment>Hint: the camera sees two faces or more.</extracomment>
        <translation>한 분만 화면에 들어와 주세요.</translation>
    </message>
    <message>
        <source>Please come a little closer.</source>
        <extracomment>Hint: the face is too small in the picture.</extracomment>
        <translation>조금 더 가까이 와 주세요.</translation>
    </message>
    <message>
        <source>Please move back a little.</source>
        <extracomment>Hint: the face is too large in the picture.</extracomment>
        <translation>조금 뒤로 물러나 주세요.</translation>
    </message>
    <message>
        <source>Please look into the camera.</source>
        <extracomment>Hint: the face is turned away.</extracomment>
        <translation>카메라를 봐 주세요.</translation>
    </message>
    <message>
        <source>Please hold your head straight.</source>
        <extracomment>Hint: the head is tilted.</extracomment>
        <translation>고개를 똑바로 해 주세요.</translation>
    </message>
    <message>
        <source>It is too dark. Please turn to the light.</source>
        <extracomment>Hint: the face lies in the dark.</extracomment>
        <translation>너무 어둡습니다. 밝은 쪽을 향해 주세요.</translation>
    </message>
    <message>
        <source>It is too bright. Please turn away from the light.</source>
        <extracomment>Hint: light shines on the face.</extracomment>
        <translation>너무 밝습니다. 빛을 피해 주세요.</translation>
    </message>
    <message>
        <source>Please hold still for a moment.</source>
        <extracomment>Hint: the picture is blurred.</extracomment>
        <translation>잠시 움직이지 마세요.</translation>
    </message>
    <message>
        <source>We cannot see your eyes. Please take off dark glasses.</source>
        <extracomment>Hint: sunglasses or hair cover the eyes.</extracomment>
        <translation>눈 부분이 잘 보이지 않습니다. 색이 짙은 안경을 벗어 주세요.</translation>
    </message>
    <message>
        <source>Please take off your mask for a moment.</source>
        <extracomment>Hint: a mask covers the mouth.</extracomment>
        <translation>잠시 마스크를 벗어 주세요.</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <extracomment>Title of the screen with the camera&apos;s picture. No full stop.</extracomment>
        <translation>카메라를 봐 주세요</translation>
    </message>
    <message>
        <source>Your picture, as in a mirror. It is not kept.</source>
        <extracomment>For screen readers only: describes the camera&apos;s picture.</extracomment>
        <translation>거울처럼 비친 모습입니다. 저장되지 않습니다.</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Tries of the face check that are left. %1: a number.</extracomment>
        <translation>남은 횟수: %1</translation>
    </message>
    <message>
        <source>Use PIN</source>
        <extracomment>Key below the camera&apos;s picture: be recognised by PIN instead. Half the width of the panel; short.</extracomment>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <extracomment>Key below the camera&apos;s picture: let a member of staff compare the photo instead. As short as can be.</extracomment>
        <translation>직원에게 요청</translation>
    </message>
</context>
<context>
    <name>ChoosingMethodScreen</name>
    <message>
        <source>How shall we confirm that it is you?</source>
        <extracomment>Title above three ways to be recognised: face, PIN, staff.</extracomment>
        <translation>본인 확인 방법을 선택해 주세요</translation>
    </message>
    <message>
        <source>Withdrawal: how shall we confirm that it is you?</source>
        <extracomment>Title, for a patient who came to withdraw a consent.</extracomment>
        <translation>동의 철회: 본인 확인 방법을 선택해 주세요</translation>
    </message>
    <message>
        <source>Do not withdraw anything</source>
        <extracomment>Key below the three ways: leads back from withdrawing to the usual visit.</extracomment>
        <translation>철회하지 않기</translation>
    </message>
    <message>
        <source>Withdraw an earlier consent</source>
        <extracomment>Key below the three ways: the patient came to withdraw, not to consent.</extracomment>
        <translation>이전 동의 철회</translation>
    </message>
    <message>
        <source>The electronic certificate of your card expires within three months. Your city or town office can renew it; today you can use it as usual.</source>
        <extracomment>Notice above the three ways; a reminder that changes nothing today.</extracomment>
        <translation>카드의 전자증명서가 3개월 이내에 만료됩니다. 시구정촌 창구에서 갱신할 수 있으며, 오늘은 평소처럼 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Face</source>
        <extracomment>Large key: be recognised by the camera.</extracomment>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>Look into the camera. The picture is not kept.</source>
        <extracomment>Small line in the key &quot;Face&quot;. A line break may stand in it.</extracomment>
        <translation>카메라를 봐 주세요. 영상은 저장되지 않습니다.</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>Large key: be recognised by the card&apos;s 4-digit PIN (利用者証明用).</extracomment>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>The 4 digits you chose for your card.</source>
        <extracomment>Small line in the key &quot;PIN&quot;.</extracomment>
        <translation>카드에 설정하신 숫자 4자리입니다.</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <extracomment>Large key: a member of staff compares face and photo.</extracomment>
        <translation>직원에게 요청</translation>
    </message>
    <message>
        <source>A member of staff looks at your card&apos;s photo.</source>
        <extracomment>Small line in the key &quot;Ask staff&quot;.</extracomment>
        <translation>직원이 카드의 사진을 확인합니다.</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <extracomment>Key below the three ways: a member of staff enters a passcode and helps with the screens.</extracomment>
        <translation>직원의 도움 받기</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <extracomment>Small line that stands where the key &quot;Help from staff&quot; was.</extracomment>
        <translation>직원이 도와 드리고 있습니다</translation>
    </message>
</context>
<context>
    <name>ConsentItemScreen</name>
    <message>
        <source>Question %1 of %2</source>
        <extracomment>%1: number of this question, %2: number of all questions.</extracomment>
        <translation>질문 %1 / %2</translation>
    </message>
</context>
<context>
    <name>ConsentSummaryScreen</name>
    <message>
        <source>Details</source>
        <extracomment>Below the answers: leads to an explanation of each item that is asked for.</extracomment>
        <translation>자세히</translation>
    </message>
</context>
<context>
    <name>DigitBoxes</name>
    <message>
        <source>%1: %2 of %3 digits entered</source>
        <extracomment>Spoken for a row of boxes; digits themselves are never spoken. %1: label of the row, %2 and %3: numbers.</extracomment>
        <translation>%1: %3자리 중 %2자리 입력됨</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Size of the words, and colours</source>
        <extracomment>Title of the panel that the key with two letters opens.</extracomment>
        <translation>글자 크기와 색</translation>
    </message>
    <message>
        <source>Normal</source>
        <extracomment>Size of the words.</extracomment>
        <translation>보통</translation>
    </message>
    <message>
        <source>Large</source>
        <extracomment>Size of the words.</extracomment>
        <translation>크게</translation>
    </message>
    <message>
        <source>Larger</source>
        <extracomment>Size of the words.</extracomment>
        <translation>더 크게</translation>
    </message>
    <message>
        <source>Largest</source>
        <extracomment>Size of the words.</extracomment>
        <translation>가장 크게</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>Dark words on light paper.</extracomment>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>Light words on dark paper.</extracomment>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>High contrast</source>
        <extracomment>White and yellow on black.</extracomment>
        <translation>고대비</translation>
    </message>
    <message>
        <source>Voice guidance</source>
        <extracomment>Whether the machine reads aloud what is on the screen.</extracomment>
        <translation>음성 안내</translation>
    </message>
    <message>
        <source>Everything lower</source>
        <extracomment>Moves everything that is touched into the lower half of the screen, for whoever sits or is small.</extracomment>
        <translation>모두 아래쪽에</translation>
    </message>
</context>
<context>
    <name>DocumentsScreen</name>
    <message>
        <source>Document %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>문서 %1 / %2</translation>
    </message>
</context>
<context>
    <name>EnteringCardNumberScreen</name>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Stands behind the sentence about a wrong number. %1: a number.</extracomment>
        <translation>남은 횟수: %1</translation>
    </message>
    <message>
        <source>2  Year of expiry</source>
        <extracomment>Label of four boxes, numbered as in the drawing: year in which the card expires. Two spaces behind the figure.</extracomment>
        <translation>2  유효기한 연도</translation>
    </message>
    <message>
        <source>3  Security code</source>
        <extracomment>Label of four boxes, numbered as in the drawing: セキュリティコード below the photo. Two spaces behind the figure.</extracomment>
        <translation>3  보안 코드</translation>
    </message>
    <message>
        <source>Drawing of the card: birth date and expiry stand to the right of the photo, the security code under it.</source>
        <extracomment>For screen readers only: describes the drawing of the card.</extracomment>
        <translation>카드 그림: 생년월일과 유효기한은 사진 오른쪽에, 보안 코드는 사진 아래에 있습니다.</translation>
    </message>
    <message>
        <source>Enter the numbers on your card</source>
        <extracomment>Title. The patient types 14 digits printed on the front of the card.</extracomment>
        <translation>카드에 적힌 숫자를 입력해 주세요</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <extracomment>Title: to the patient who asked for staff and waits.</extracomment>
        <translation>직원이 곧 옵니다.</translation>
    </message>
    <message>
        <source>They will enter the numbers on your card. You can also enter them yourself.</source>
        <extracomment>Notice below &quot;A member of staff will be with you in a moment.&quot;: nobody who asked for staff has to type.</extracomment>
        <translation>카드에 적힌 숫자는 직원이 입력합니다. 직접 입력하셔도 됩니다.</translation>
    </message>
    <message>
        <source>1  Birth date, as printed</source>
        <extracomment>Label of six boxes, numbered as in the drawing of the card: year, month, day. Two spaces behind the figure.</extracomment>
        <translation>1  생년월일(카드에 적힌 대로)</translation>
    </message>
    <message>
        <source>Showa 28, April 5: 280405; 1990, April 5: 900405</source>
        <extracomment>Two examples, each in a line where it can be. Cards of Japanese people have the year of the Japanese era, cards of others may have that of the Gregorian calendar: the two last digits of what is printed.</extracomment>
        <translation>쇼와 28년 4월 5일: 280405
1990년 4월 5일: 900405</translation>
    </message>
</context>
<context>
    <name>EnteringExchangeNumberScreen</name>
    <message>
        <source>Do you have an exchange number?</source>
        <extracomment>Title: 引換番号, a number on paper by which a document from another clinic is found.</extracomment>
        <translation>교환번호가 있으십니까?</translation>
    </message>
    <message>
        <source>It is on the paper that another clinic gave you.</source>
        <extracomment>Below the title: where the patient finds the number.</extracomment>
        <translation>다른 의료기관에서 받은 종이에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Stands behind the sentence about a wrong number. %1: a number.</extracomment>
        <translation>남은 횟수: %1</translation>
    </message>
    <message>
        <source>Exchange number</source>
        <extracomment>Label of the boxes for the digits, and the title when no number can be entered any more.</extracomment>
        <translation>교환번호</translation>
    </message>
    <message>
        <source>Go on without a number</source>
        <extracomment>Large key beside the number pad: as good an answer as a number.</extracomment>
        <translation>번호 없이 계속</translation>
    </message>
</context>
<context>
    <name>EnteringPinScreen</name>
    <message>
        <source>Only one try is left for your PIN</source>
        <extracomment>Title of a warning that comes before the number pad.</extracomment>
        <translation>비밀번호 입력 기회가 한 번 남았습니다</translation>
    </message>
    <message>
        <source>Please enter your 4-digit PIN</source>
        <extracomment>Title above the number pad.</extracomment>
        <translation>비밀번호 4자리를 입력해 주세요</translation>
    </message>
    <message>
        <source>If it is wrong, the card is locked and only the city or town office can unlock it.</source>
        <extracomment>Below the title of the warning.</extracomment>
        <translation>틀리면 비밀번호가 잠기며, 시구정촌 창구에서만 풀 수 있습니다.</translation>
    </message>
    <message>
        <source>It is the PIN for user authentication, chosen when you received the card.</source>
        <extracomment>Above the boxes: which of the card&apos;s PINs is meant (利用者証明用電子証明書, 4 digits).</extracomment>
        <translation>카드를 받을 때 정한 이용자 인증용 비밀번호입니다.</translation>
    </message>
    <message>
        <source>Choose another way</source>
        <extracomment>Large key of the warning: leads back to face, PIN and staff.</extracomment>
        <translation>다른 방법 선택</translation>
    </message>
    <message>
        <source>The last try stays unused.</source>
        <extracomment>Small line in the key &quot;Choose another way&quot;.</extracomment>
        <translation>마지막 기회를 남겨 둡니다.</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <extracomment>Large key of the warning: leads to the number pad.</extracomment>
        <translation>마지막 기회 사용</translation>
    </message>
    <message>
        <source>I am sure of my PIN.</source>
        <extracomment>Small line in the key &quot;Use the last try&quot;; the patient&apos;s own words.</extracomment>
        <translation>비밀번호가 확실합니다.</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>Label of the four boxes.</extracomment>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Below the boxes. %1: a number.</extracomment>
        <translation>남은 횟수: %1</translation>
    </message>
</context>
<context>
    <name>FaultNumber</name>
    <message>
        <source>For staff: number %1</source>
        <extracomment>Small line for staff. %1: a three-digit number.</extracomment>
        <translation>직원용 번호: %1</translation>
    </message>
</context>
<context>
    <name>FaultTexts</name>
    <message>
        <source>The card reader is not ready.</source>
        <extracomment>What happened. Shown to the patient; staff see the fault&apos;s number beside it.</extracomment>
        <translation>카드 리더기가 준비되지 않았습니다.</translation>
    </message>
    <message>
        <source>The connection to the card reader was lost.</source>
        <extracomment>To the patient, as a title: the reader&apos;s plug or its service went.</extracomment>
        <translation>카드 리더기와의 연결이 끊어졌습니다.</translation>
    </message>
    <message>
        <source>The card reader is busy just now.</source>
        <extracomment>To the patient, as a title: another program holds the reader.</extracomment>
        <translation>카드 리더기가 사용 중입니다.</translation>
    </message>
    <message>
        <source>The reader cannot hear the card. Please place one card only, by itself, out of its case or wallet.</source>
        <extracomment>To the patient, as a title: several cards, or metal, keep the reader from it.</extracomment>
        <translation>카드가 감지되지 않습니다. 케이스나 지갑에서 꺼내 카드 한 장만 올려 주세요.</translation>
    </message>
    <message>
        <source>The contact with the card broke off. Please take the card out of its case, and let it lie flat until we ask you to take it.</source>
        <extracomment>To the patient, as a title: the card moved or lies askew.</extracomment>
        <translation>카드와의 접촉이 끊어졌습니다. 케이스에서 꺼내 안내가 있을 때까지 평평하게 놓아 주세요.</translation>
    </message>
    <message>
        <source>The chip in this card cannot be read.</source>
        <extracomment>To the patient, as a title: the chip is broken.</extracomment>
        <translation>이 카드의 칩을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>This is a driving licence.</source>
        <extracomment>To the patient, as a title: 運転免許証 lies on the reader.</extracomment>
        <translation>이것은 운전면허증입니다.</translation>
    </message>
    <message>
        <source>This is a residence card.</source>
        <extracomment>To the patient, as a title: 在留カード lies on the reader.</extracomment>
        <translation>이것은 재류카드입니다.</translation>
    </message>
    <message>
        <source>This is not a My Number Card, but perhaps a transport or member card.</source>
        <extracomment>To the patient, as a title: a card like those for trains and shops lies on the reader.</extracomment>
        <translation>마이넘버 카드가 아닙니다. 교통카드나 회원카드일 수 있습니다.</translation>
    </message>
    <message>
        <source>The card could not be read. If it is in a case, please take it out of the case.</source>
        <extracomment>To the patient, as a title: the card answered wrongly.</extracomment>
        <translation>카드를 읽을 수 없습니다. 케이스에 들어 있으면 꺼내 주세요.</translation>
    </message>
    <message>
        <source>The card was taken away before we had finished.</source>
        <extracomment>To the patient, as a title.</extracomment>
        <translation>처리가 끝나기 전에 카드를 떼셨습니다.</translation>
    </message>
    <message>
        <source>The card was changed for another one.</source>
        <extracomment>To the patient, as a title: somebody laid down another card during the session.</extracomment>
        <translation>카드가 다른 카드로 바뀌었습니다.</translation>
    </message>
    <message>
        <source>This is not a My Number Card.</source>
        <extracomment>To the patient, as a title: an unknown card lies on the reader.</extracomment>
        <translation>마이넘버 카드가 아닙니다.</translation>
    </message>
    <message>
        <source>A smartphone is read at the desk, on another reader.</source>
        <extracomment>To the patient, as a title: a phone lies on the reader. A member of staff has the other reader.</extracomment>
        <translation>스마트폰은 창구의 다른 리더기에서 읽습니다.</translation>
    </message>
    <message>
        <source>This is a Basic Resident Register Card. A My Number Card is needed here.</source>
        <extracomment>To the patient, as a title: 住民基本台帳カード, the card before the My Number Card.</extracomment>
        <translation>주민기본대장 카드입니다. 여기서는 마이넘버 카드가 필요합니다.</translation>
    </message>
    <message>
        <source>The numbers do not match the card. Please look at the card once more.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers.</extracomment>
        <translation>숫자가 카드와 맞지 않습니다. 카드를 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>These numbers cannot be right. The card was not asked, and no try was used.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers: such a date does not exist.</extracomment>
        <translation>올바른 숫자가 아닙니다. 카드에 확인하지 않았으며 횟수도 줄지 않았습니다.</translation>
    </message>
    <message>
        <source>The camera could not read the numbers on the card. Please type them in.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers.</extracomment>
        <translation>카메라가 카드의 숫자를 읽지 못했습니다. 직접 입력해 주세요.</translation>
    </message>
    <message>
        <source>So that the card is not locked, this machine does not ask for its printed numbers any more.</source>
        <extracomment>To the patient: too few tries are left in the card.</extracomment>
        <translation>카드가 잠기지 않도록 이 기기는 더 이상 카드의 숫자를 묻지 않습니다.</translation>
    </message>
    <message>
        <source>The PIN does not match.</source>
        <extracomment>Notice above the boxes of the PIN.</extracomment>
        <translation>비밀번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Only one try is left for the PIN.</source>
        <extracomment>Notice where the PIN is asked for.</extracomment>
        <translation>비밀번호 입력 기회가 한 번 남았습니다.</translation>
    </message>
    <message>
        <source>The PIN of this card is locked. Your city or town office can unlock it.</source>
        <extracomment>To the patient, where the ways to be recognised are offered.</extracomment>
        <translation>이 카드의 비밀번호가 잠겼습니다. 시구정촌 창구에서 해제할 수 있습니다.</translation>
    </message>
    <message>
        <source>This card holds no electronic certificate.</source>
        <extracomment>To the patient: 利用者証明用電子証明書 is missing, as on a small child&apos;s card.</extracomment>
        <translation>이 카드에는 전자증명서가 없습니다.</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate has expired. Your city or town office can renew it.</source>
        <extracomment>To the patient: 利用者証明用電子証明書 has expired, the card may be valid.</extracomment>
        <translation>카드의 전자증명서가 만료되었습니다. 시구정촌 창구에서 갱신할 수 있습니다.</translation>
    </message>
    <message>
        <source>This card has expired. Your city or town office can renew it.</source>
        <extracomment>To the patient, as a title: the card itself has expired.</extracomment>
        <translation>카드가 만료되었습니다. 시구정촌 창구에서 갱신할 수 있습니다.</translation>
    </message>
    <message>
        <source>This machine could not confirm the card.</source>
        <extracomment>To the patient, as a title: the card may be forged. Accuses nobody.</extracomment>
        <translation>이 기기에서 카드를 확인할 수 없었습니다.</translation>
    </message>
    <message>
        <source>The photo in the card cannot be used for the face check.</source>
        <extracomment>To the patient, where the other ways to be recognised are offered.</extracomment>
        <translation>카드의 사진을 얼굴 확인에 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The camera cannot be used just now.</source>
        <extracomment>To the patient, where the other ways to be recognised are offered.</extracomment>
        <translation>지금은 카메라를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The camera could not find your face.</source>
        <extracomment>Notice beside the camera&apos;s picture.</extracomment>
        <translation>카메라가 얼굴을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>We could not confirm your face. This happens with an old photo, a mask or bright light.</source>
        <extracomment>Notice beside the camera&apos;s picture; the patient can try again. Blames nobody.</extracomment>
        <translation>얼굴을 확인하지 못했습니다. 오래된 사진, 마스크, 강한 빛 때문일 수 있습니다.</translation>
    </message>
    <message>
        <source>We could not confirm your face. Please choose another way.</source>
        <extracomment>To the patient after the last try, where the other ways are offered.</extracomment>
        <translation>얼굴을 확인하지 못했습니다. 다른 방법을 선택해 주세요.</translation>
    </message>
    <message>
        <source>The camera could not see the movement. That happens easily.</source>
        <extracomment>Notice beside the camera&apos;s picture: eyes closed or face turned was not seen.</extracomment>
        <translation>움직임을 확인하지 못했습니다. 흔히 있는 일입니다.</translation>
    </message>
    <message>
        <source>The face check could not be completed by camera.</source>
        <extracomment>To the patient: perhaps a photo was held before the camera. Accuses nobody.</extracomment>
        <translation>카메라로 얼굴 확인을 마칠 수 없었습니다.</translation>
    </message>
    <message>
        <source>This machine is not ready for use.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: something of its own is missing.</extracomment>
        <translation>지금은 이 기기를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>One question is still open.</source>
        <extracomment>To the patient: a question was passed without an answer.</extracomment>
        <translation>아직 답하지 않은 질문이 하나 있습니다.</translation>
    </message>
    <message>
        <source>We stopped because nothing was touched for a while.</source>
        <extracomment>To the patient, as a title: the time was up.</extracomment>
        <translation>한동안 조작이 없어 중단했습니다.</translation>
    </message>
    <message>
        <source>A member of staff has started this machine afresh.</source>
        <extracomment>To the patient, as a title: staff ended the session.</extracomment>
        <translation>직원이 이 기기를 다시 시작했습니다.</translation>
    </message>
    <message>
        <source>You have stopped.</source>
        <extracomment>To the patient, as a title: they touched &quot;Stop&quot;.</extracomment>
        <translation>중단하셨습니다.</translation>
    </message>
    <message>
        <source>The check by staff could not be completed.</source>
        <extracomment>To the patient, as a title: staff did not find the same person, or were not certain. Accuses nobody.</extracomment>
        <translation>직원의 확인을 마칠 수 없었습니다.</translation>
    </message>
    <message>
        <source>The staff passcode does not match.</source>
        <extracomment>Notice above the boxes of the passcode, for staff.</extracomment>
        <translation>직원 비밀번호가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Staff entry is locked for a few minutes, because several passcodes were wrong.</source>
        <extracomment>Notice above the boxes of the passcode, for staff: until then the right one is not taken either.</extracomment>
        <translation>직원 비밀번호를 여러 번 잘못 입력하여 몇 분간 입력할 수 없습니다.</translation>
    </message>
    <message>
        <source>This card is not registered as an insurance card.</source>
        <extracomment>To the patient, as a title: they chose not to register it now.</extracomment>
        <translation>이 카드는 건강보험증으로 등록되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>The card could not be registered as an insurance card.</source>
        <extracomment>To the patient, as a title: the national system refused.</extracomment>
        <translation>카드를 건강보험증으로 등록할 수 없었습니다.</translation>
    </message>
    <message>
        <source>No document of yours has this number. Please look at the paper once more.</source>
        <extracomment>Notice above the boxes of the exchange number (引換番号).</extracomment>
        <translation>이 번호의 문서를 찾지 못했습니다. 종이를 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>No further number can be tried here. You can go on without the document.</source>
        <extracomment>Notice in the place of the boxes of the exchange number: too many were wrong.</extracomment>
        <translation>여기서는 더 이상 번호를 입력할 수 없습니다. 문서 없이 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>Your answers could not be sealed.</source>
        <extracomment>To the patient, as a title: device or card could not sign.</extracomment>
        <translation>답변에 서명할 수 없었습니다.</translation>
    </message>
    <message>
        <source>This machine cannot save answers just now.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: its store is full or broken.</extracomment>
        <translation>지금은 이 기기에 답변을 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>Your answers could not be saved.</source>
        <extracomment>To the patient, as a title: nothing was sent either.</extracomment>
        <translation>답변을 저장할 수 없었습니다.</translation>
    </message>
    <message>
        <source>The result could not be given to the reception&apos;s computer.</source>
        <extracomment>For staff and the log: the receipt computer (レセプトコンピューター) has no result file.</extracomment>
        <translation>결과를 접수 컴퓨터에 전달할 수 없었습니다.</translation>
    </message>
    <message>
        <source>The national system does not answer just now.</source>
        <extracomment>For staff and the log: オンライン資格確認等システム is out of reach.</extracomment>
        <translation>지금은 국가 시스템이 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>The national system could not take the answer.</source>
        <extracomment>For staff and the log: オンライン資格確認等システム refused or is not trusted.</extracomment>
        <translation>국가 시스템이 답변을 받을 수 없었습니다.</translation>
    </message>
    <message>
        <source>The answer arrived too late.</source>
        <extracomment>For staff and the log: the consent had ended before it was delivered.</extracomment>
        <translation>답변이 너무 늦게 도착했습니다.</translation>
    </message>
    <message>
        <source>The clock of this machine has to be checked.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: its time cannot be trusted.</extracomment>
        <translation>이 기기의 시계를 점검해야 합니다.</translation>
    </message>
    <message>
        <source>Something went wrong in this machine.</source>
        <extracomment>To the patient, for a fault that has no sentence of its own.</extracomment>
        <translation>이 기기에 문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>Please try once more.</source>
        <extracomment>What to do. Stands below the sentence about what happened.</extracomment>
        <translation>다시 한번 시도해 주세요.</translation>
    </message>
    <message>
        <source>You can start again, or be received at the reception desk as usual.</source>
        <extracomment>What to do, below what happened: the patient stopped, or nothing was touched. Both ways are as good.</extracomment>
        <translation>다시 시작하거나, 평소처럼 접수 창구에서 접수할 수 있습니다.</translation>
    </message>
    <message>
        <source>Please take the card and place it once more.</source>
        <extracomment>What to do, below what happened.</extracomment>
        <translation>카드를 들어 올려 다시 놓아 주세요.</translation>
    </message>
    <message>
        <source>Please use your My Number Card, or speak to the reception.</source>
        <extracomment>What to do, below what happened: another card lay on the reader.</extracomment>
        <translation>마이넘버 카드를 사용하시거나 접수처에 문의해 주세요.</translation>
    </message>
    <message>
        <source>You can go on with your PIN, or with the help of staff.</source>
        <extracomment>What to do, below what happened: the face check does not work.</extracomment>
        <translation>비밀번호나 직원의 도움으로 계속할 수 있습니다.</translation>
    </message>
    <message>
        <source>Please speak to the reception. They will be glad to help you.</source>
        <extracomment>What to do, below what happened. Friendly.</extracomment>
        <translation>접수처에 말씀해 주세요. 기꺼이 도와 드리겠습니다.</translation>
    </message>
    <message>
        <source>Please go to the reception desk. You can be received there as usual.</source>
        <extracomment>What to do, while the kiosk can serve nobody.</extracomment>
        <translation>접수 창구로 가 주세요. 평소처럼 접수할 수 있습니다.</translation>
    </message>
    <message>
        <source>This machine is being updated. It can be used again in a few minutes.</source>
        <extracomment>To the patient, while the kiosk can serve nobody for a few minutes: its programs are renewed.</extracomment>
        <translation>지금 이 기기를 업데이트하고 있습니다. 몇 분 뒤에 다시 사용하실 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>FindingDocumentScreen</name>
    <message>
        <source>We are looking for your document</source>
        <extracomment>Title while the national system is asked for an exchange number.</extracomment>
        <translation>문서를 찾고 있습니다</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>잠시 기다려 주세요.</translation>
    </message>
</context>
<context>
    <name>FinishedScreen</name>
    <message>
        <source>Thank you. Please take your card.</source>
        <extracomment>Title at the end, in the largest letters. The card still lies on the reader.</extracomment>
        <translation>감사합니다. 카드를 가져가 주세요.</translation>
    </message>
    <message>
        <source>Your consents to this facility are withdrawn. You are received and treated as usual.</source>
        <extracomment>To the patient, below the title: the national system has the withdrawal.</extracomment>
        <translation>이 의료기관에 대한 동의를 철회했습니다. 평소처럼 접수하고 진료받으실 수 있습니다.</translation>
    </message>
    <message>
        <source>Your withdrawal is saved. It takes effect as soon as it has arrived. You are received and treated as usual.</source>
        <extracomment>To the patient, below the title: the withdrawal is saved and still has to be sent.</extracomment>
        <translation>철회를 저장했습니다. 전달되는 대로 효력이 생깁니다. 평소처럼 접수하고 진료받으실 수 있습니다.</translation>
    </message>
    <message>
        <source>Thank you. Please take a seat.</source>
        <extracomment>Title at the end, in the largest letters. The card is taken.</extracomment>
        <translation>감사합니다. 자리에 앉아 기다려 주세요.</translation>
    </message>
    <message>
        <source>Your records are not shown here. You are received and treated as usual.</source>
        <extracomment>To a patient who refused everything; as friendly as to any other.</extracomment>
        <translation>이 의료기관은 진료 기록을 보지 않습니다. 평소처럼 접수하고 진료받으실 수 있습니다.</translation>
    </message>
    <message>
        <source>Your answers hold for 24 hours at this facility.</source>
        <extracomment>To a patient who agreed to something, below the title.</extracomment>
        <translation>동의는 이 의료기관에서 24시간 동안 유효합니다.</translation>
    </message>
    <message>
        <source>Saved and delivered.</source>
        <extracomment>Notice: the national system has the answers.</extracomment>
        <translation>저장하고 전송했습니다.</translation>
    </message>
    <message>
        <source>Saved. Delivery goes on by itself; you need not wait.</source>
        <extracomment>Notice: the answers are safe in the kiosk, the network is slow.</extracomment>
        <translation>저장했습니다. 전송은 자동으로 진행되니 기다리지 않으셔도 됩니다.</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Key that ends the last screen.</extracomment>
        <translation>마침</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is saved</source>
        <extracomment>Title at the end, for a member of staff who has withdrawn a consent for the facility.</extracomment>
        <translation>직원용: 철회를 저장했습니다</translation>
    </message>
    <message>
        <source>The consent is withdrawn. Nothing further can be fetched with it.</source>
        <extracomment>For staff, below the title: the national system has the withdrawal.</extracomment>
        <translation>동의가 철회되었습니다. 이 동의로 더 이상 정보를 가져올 수 없습니다.</translation>
    </message>
    <message>
        <source>It takes effect as soon as it has arrived.</source>
        <extracomment>For staff, below the title: the withdrawal is saved and still has to be sent.</extracomment>
        <translation>전달되는 대로 효력이 생깁니다.</translation>
    </message>
    <message>
        <source>Please do not forget your card.</source>
        <extracomment>Notice, some time after the farewell: the card still lies on the reader.</extracomment>
        <translation>카드를 잊지 말고 가져가 주세요.</translation>
    </message>
    <message>
        <source>Saved here, but not sent yet: the connection is down. This facility sees your records once it is back. After 24 hours you would be asked again.</source>
        <extracomment>Notice to whoever agreed to something: the kiosk has no connection, so the doctor sees nothing yet.</extracomment>
        <translation>이 기기에 저장했지만 연결이 끊겨 아직 보내지 못했습니다. 연결되면 이 의료기관에서 기록을 볼 수 있습니다. 24시간이 지나면 다시 여쭙습니다.</translation>
    </message>
</context>
<context>
    <name>FirstRegistrationScreen</name>
    <message>
        <source>Use this card as your insurance card?</source>
        <extracomment>Title: the card is not registered as an insurance card (健康保険証利用登録).</extracomment>
        <translation>이 카드를 건강보험증으로 사용하시겠습니까?</translation>
    </message>
    <message>
        <source>It is not registered yet. Registering takes a moment and is done once.</source>
        <extracomment>Below the title.</extracomment>
        <translation>아직 등록되지 않았습니다. 등록은 한 번만 하며 금방 끝납니다.</translation>
    </message>
    <message>
        <source>Register it now</source>
        <extracomment>Large key: yes.</extracomment>
        <translation>지금 등록</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>Large key: no.</extracomment>
        <translation>지금은 등록하지 않음</translation>
    </message>
    <message>
        <source>The reception desk will help you.</source>
        <extracomment>Small line in the key &quot;Not now&quot;.</extracomment>
        <translation>접수처에서 안내해 드립니다.</translation>
    </message>
</context>
<context>
    <name>GuardianScreen</name>
    <message>
        <source>Is a parent or guardian here?</source>
        <extracomment>Title above two large keys, &quot;Parent or guardian&quot; and &quot;Nobody&quot;: the card is a child&apos;s.</extracomment>
        <translation>보호자가 함께 계십니까?</translation>
    </message>
    <message>
        <source>They answer for a child.</source>
        <extracomment>Below &quot;Is a parent or guardian here?&quot;</extracomment>
        <translation>보호자가 어린이를 대신하여 답합니다.</translation>
    </message>
    <message>
        <source>Nobody</source>
        <extracomment>Large key below &quot;Is a parent or guardian here?&quot;</extracomment>
        <translation>없습니다</translation>
    </message>
    <message>
        <source>We will call staff.</source>
        <extracomment>Small line in the key &quot;Nobody&quot;.</extracomment>
        <translation>직원을 부릅니다.</translation>
    </message>
    <message>
        <source>Staff called</source>
        <extracomment>Small line in the key &quot;Nobody&quot;, after it was touched; nobody knows whether somebody comes.</extracomment>
        <translation>직원을 호출했습니다</translation>
    </message>
    <message>
        <source>Who is answering the questions?</source>
        <extracomment>Title above two large keys.</extracomment>
        <translation>어느 분이 질문에 답하십니까?</translation>
    </message>
    <message>
        <source>The person on the card</source>
        <extracomment>Large key: the card&apos;s holder answers.</extracomment>
        <translation>카드 명의자</translation>
    </message>
    <message>
        <source>I answer for myself.</source>
        <extracomment>Small line in the key &quot;The person on the card&quot;.</extracomment>
        <translation>제가 직접 답합니다.</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <extracomment>Large key: somebody answers who may decide for the holder (親権者, 法定代理人).</extracomment>
        <translation>부모 또는 보호자</translation>
    </message>
    <message>
        <source>I answer for the person on the card.</source>
        <extracomment>Small line in the key &quot;Parent or guardian&quot;.</extracomment>
        <translation>카드 명의자를 대신해 답합니다.</translation>
    </message>
</context>
<context>
    <name>InterruptedScreen</name>
    <message>
        <source>Please do not forget your card.</source>
        <extracomment>Notice: the session ended early, and the card still lies on the reader.
----------
Said when a card still lies on the reader; also a notice on the screen.</extracomment>
        <translation>카드를 잊지 말고 가져가 주세요.</translation>
    </message>
    <message>
        <source>Start again</source>
        <extracomment>Key of the screen of a session that ended early: back to the first screen.</extracomment>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>If your card was registered, it stays so. Your other answers were neither sent nor kept.</source>
        <extracomment>Notice on the screen of a session that ended early, after the card&apos;s first registration as an insurance card.</extracomment>
        <translation>등록이 완료되었다면 그대로 유효합니다. 다른 답변은 전송되지도, 저장되지도 않았습니다.</translation>
    </message>
    <message>
        <source>Your answers were neither sent nor kept.</source>
        <extracomment>Notice on the screen of a session that ended early.</extracomment>
        <translation>답변은 전송되지도, 저장되지도 않았습니다.</translation>
    </message>
    <message>
        <source>Staff are being called. If nobody comes, please ask at the desk.</source>
        <extracomment>Notice: staff were called; nobody knows whether they noticed.</extracomment>
        <translation>직원을 부르고 있습니다. 오지 않으면 접수처에 말씀해 주세요.</translation>
    </message>
</context>
<context>
    <name>ItemOverview</name>
    <message>
        <source>Details</source>
        <extracomment>On the list of what is asked for: a touch leads to an explanation of each.</extracomment>
        <translation>자세히</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>OK</source>
        <extracomment>Key of the number pad that ends the entry, as wide as a digit&apos;s. One short word.</extracomment>
        <translation>확인</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>Key of the number pad that takes back the last digit.</extracomment>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <extracomment>Title of the panel with every language.</extracomment>
        <translation>언어</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the window, for screen readers: the machine at the clinic&apos;s reception (受付).</extracomment>
        <translation>접수</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>Please go to the reception desk</source>
        <extracomment>Title while the kiosk can serve nobody.</extracomment>
        <translation>접수 창구로 가 주세요</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <extracomment>Closes a panel that lies over the screen.</extracomment>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>PreparingScreen</name>
    <message>
        <source>Thank you. You have been confirmed.</source>
        <extracomment>Title: the patient was recognised.</extracomment>
        <translation>감사합니다. 본인 확인이 끝났습니다.</translation>
    </message>
    <message>
        <source>We are preparing your questions.</source>
        <extracomment>Below the title, for the patient who waits.</extracomment>
        <translation>질문을 준비하고 있습니다.</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing; the card still has to sign.</extracomment>
        <translation>카드를 리더기에 그대로 두세요.</translation>
    </message>
    <message>
        <source>For staff: looking up the consents</source>
        <extracomment>Title while a member of staff waits for the kiosk&apos;s list of consents.</extracomment>
        <translation>직원용: 동의 기록을 찾고 있습니다</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title, for staff who wait.</extracomment>
        <translation>잠시 기다려 주세요.</translation>
    </message>
</context>
<context>
    <name>ReadingCardScreen</name>
    <message>
        <source>Reading the front of your card</source>
        <extracomment>Title while a camera reads what is printed on the card.</extracomment>
        <translation>카드 앞면을 읽고 있습니다</translation>
    </message>
    <message>
        <source>Checking your card</source>
        <extracomment>Title while the card proves that it is genuine.</extracomment>
        <translation>카드를 확인하고 있습니다</translation>
    </message>
    <message>
        <source>Reading your card</source>
        <extracomment>Title of the first screen after the card was laid down.</extracomment>
        <translation>카드를 읽고 있습니다</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <extracomment>Below the title.</extracomment>
        <translation>몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing.</extracomment>
        <translation>카드를 리더기에 그대로 두세요.</translation>
    </message>
</context>
<context>
    <name>RegisteringScreen</name>
    <message>
        <source>Your card is being registered</source>
        <extracomment>Title while the card becomes an insurance card at the national system.</extracomment>
        <translation>카드를 등록하고 있습니다</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>잠시 기다려 주세요.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>There is no official wording in your language yet. The questions are shown in this language: %1</source>
        <extracomment>%1: name of the language in which the questions are shown.</extracomment>
        <translation>아직 해당 언어의 공식 문구가 없습니다. 질문은 다음 언어로 표시됩니다: %1</translation>
    </message>
</context>
<context>
    <name>ScrollKeys</name>
    <message>
        <source>Further up</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>위로</translation>
    </message>
    <message>
        <source>Further down</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>아래로</translation>
    </message>
</context>
<context>
    <name>SealingScreen</name>
    <message>
        <source>Your answers are being sealed</source>
        <extracomment>Title while device and card sign the patient&apos;s answers.</extracomment>
        <translation>답변에 서명하고 있습니다</translation>
    </message>
    <message>
        <source>Your card signs them now. This takes a few seconds.</source>
        <extracomment>Below the title; &quot;them&quot; are the answers.</extracomment>
        <translation>카드가 서명하고 있습니다. 몇 초 걸립니다.</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing: without the card nothing is signed.</extracomment>
        <translation>카드를 리더기에 그대로 두세요.</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being sealed</source>
        <extracomment>Title while the device signs what a member of staff withdrew.</extracomment>
        <translation>직원용: 철회 기록을 만들고 있습니다</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title, for staff who wait.</extracomment>
        <translation>잠시 기다려 주세요.</translation>
    </message>
</context>
<context>
    <name>StaffCheckScreen</name>
    <message>
        <source>For staff: is this the person on the card&apos;s photo?</source>
        <extracomment>Title for the member of staff who compares; the patient reads it too.</extracomment>
        <translation>직원용: 카드 사진과 같은 사람입니까?</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode</source>
        <extracomment>Title above the number pad: for staff, who then compare the photo.</extracomment>
        <translation>직원용: 비밀번호를 입력해 주세요</translation>
    </message>
    <message>
        <source>Please compare the photo printed on the card with the person in front of you.</source>
        <extracomment>To the member of staff, below the title.</extracomment>
        <translation>카드에 인쇄된 사진과 앞에 있는 사람을 비교해 주세요.</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <extracomment>Title: to the patient who asked for staff and waits.</extracomment>
        <translation>직원이 곧 옵니다.</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing, while the patient waits for a member of staff.</extracomment>
        <translation>카드를 리더기에 그대로 두세요.</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Small key, not for patients: opens the number pad for the passcode of whoever came.</extracomment>
        <translation>직원용</translation>
    </message>
    <message>
        <source>Yes, the same person</source>
        <extracomment>Large key for the member of staff who compares.</extracomment>
        <translation>예, 같은 사람입니다</translation>
    </message>
    <message>
        <source>No, or not certain</source>
        <extracomment>Large key for the member of staff who compares; ends the session.</extracomment>
        <translation>아니요 또는 확실하지 않음</translation>
    </message>
    <message>
        <source>Passcode</source>
        <extracomment>Label of the four boxes: the staff&apos;s code, not the card&apos;s PIN.</extracomment>
        <translation>직원 비밀번호</translation>
    </message>
    <message>
        <source>For staff: the passcode, to help with this visit</source>
        <extracomment>Title above the number pad: from then on the record says that staff helped.</extracomment>
        <translation>직원용: 도움을 시작할 비밀번호</translation>
    </message>
    <message>
        <source>The record of this visit will say that a member of staff helped. The patient decides.</source>
        <extracomment>To both, above the boxes for the passcode.</extracomment>
        <translation>직원이 도왔다는 것이 기록에 남습니다. 결정은 환자 본인이 합니다.</translation>
    </message>
    <message>
        <source>The record will say that this facility withdrew, not the patient.</source>
        <extracomment>To the member of staff, above the boxes for the passcode.</extracomment>
        <translation>환자가 아니라 이 의료기관이 철회했다고 기록에 남습니다.</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode to withdraw a consent for this facility</source>
        <extracomment>Title above the number pad: the facility withdraws, not a patient.</extracomment>
        <translation>직원용: 비밀번호를 입력해 주세요 (이 의료기관으로서 동의를 철회합니다)</translation>
    </message>
</context>
<context>
    <name>StaffWithdrawingScreen</name>
    <message>
        <source>For staff: which consent is withdrawn?</source>
        <extracomment>Title above the list of consents that this kiosk delivered.</extracomment>
        <translation>직원용: 어느 동의를 철회합니까?</translation>
    </message>
    <message>
        <source>For staff: why is it withdrawn?</source>
        <extracomment>Title above two reasons.</extracomment>
        <translation>직원용: 철회하는 이유는 무엇입니까?</translation>
    </message>
    <message>
        <source>For staff: withdraw this consent?</source>
        <extracomment>Title of the confirmation.</extracomment>
        <translation>직원용: 이 동의를 철회합니까?</translation>
    </message>
    <message>
        <source>Consent of %1</source>
        <extracomment>Below the title. %1: date, time and the end of the record&apos;s number, such as 2026-11-28 09:59:17 0000a0.</extracomment>
        <translation>%1의 동의</translation>
    </message>
    <message>
        <source>The consents of this kiosk cannot be read now.</source>
        <extracomment>For staff, in the place of the list: it is not known.</extracomment>
        <translation>지금은 이 기기의 동의 기록을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Newest first: date, time and the end of the record&apos;s number. The result file for the receipt computer has the same time in its name.</source>
        <extracomment>For staff, above the list: how they find the consent they mean.</extracomment>
        <translation>최신순입니다. 날짜, 시각, 기록 번호의 끝부분입니다. 수납 컴퓨터용 결과 파일 이름에도 같은 시각이 있습니다.</translation>
    </message>
    <message>
        <source>Newer</source>
        <extracomment>Key that shows later consents.</extracomment>
        <translation>최근</translation>
    </message>
    <message>
        <source>Older</source>
        <extracomment>Key that shows earlier consents.</extracomment>
        <translation>이전</translation>
    </message>
    <message>
        <source>This facility gives it back</source>
        <extracomment>Large key, first reason: the facility has no use for the consent.</extracomment>
        <translation>의료기관 사정에 의한 철회</translation>
    </message>
    <message>
        <source>The purpose has changed</source>
        <extracomment>Large key, second reason: what the patient was asked for is no longer so.</extracomment>
        <translation>이용 목적이 바뀜</translation>
    </message>
    <message>
        <source>The records are no longer needed for what the patient was asked.</source>
        <extracomment>Small line in the key &quot;The purpose has changed&quot;.</extracomment>
        <translation>환자에게 설명한 목적으로는 더 이상 필요하지 않습니다.</translation>
    </message>
    <message>
        <source>Reason: the purpose has changed</source>
        <extracomment>Line of the confirmation, for staff.</extracomment>
        <translation>이유: 이용 목적이 바뀜</translation>
    </message>
    <message>
        <source>Reason: this facility gives it back</source>
        <extracomment>Line of the confirmation, for staff.</extracomment>
        <translation>이유: 의료기관 사정</translation>
    </message>
    <message>
        <source>From then on this facility fetches nothing more with this consent. What was fetched before stays in the chart.</source>
        <extracomment>Line of the confirmation: what withdrawing does.</extracomment>
        <translation>앞으로 이 동의로 정보를 가져오지 않습니다. 이미 가져온 것은 진료 기록에 남습니다.</translation>
    </message>
    <message>
        <source>The record says that this facility withdrew, not the patient. Please tell the patient.</source>
        <extracomment>Line of the confirmation: what the record will say.</extracomment>
        <translation>환자가 아니라 이 의료기관이 철회했다고 기록에 남습니다. 환자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <extracomment>Key of the confirmation: withdraws nothing.</extracomment>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <extracomment>Key of the confirmation: withdraws the consent.</extracomment>
        <translation>철회</translation>
    </message>
    <message>
        <source>This kiosk knows of no consent in force that it has delivered.</source>
        <extracomment>For staff, in the place of the list: it is empty.</extracomment>
        <translation>이 기기가 보낸 동의 중 유효하다고 확인된 것은 없습니다.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>Below a list of staff&apos;s. %1: number of the page that is shown, %2: number of all.</extracomment>
        <translation>%1 / %2쪽</translation>
    </message>
    <message>
        <source>For example: the consent was taken for another visit, or a patient without their card asks for it.</source>
        <extracomment>Small line in the key &quot;This facility gives it back&quot;.</extracomment>
        <translation>예: 다른 진료에서 잘못 동의를 받은 경우, 카드가 없는 환자가 원하는 경우.</translation>
    </message>
    <message>
        <source>Refused by the national system: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>국가 시스템이 거부한 기록: %1. 공급업체에 알려 주세요.</translation>
    </message>
    <message>
        <source>Consents that end soon and have not arrived: %1. Please check the network.</source>
        <extracomment>For staff; %1 is a number of consents. Who gave them has to be asked again once they have ended.</extracomment>
        <translation>도착하지 않고 곧 끝나는 동의: %1. 네트워크를 확인해 주세요.</translation>
    </message>
    <message>
        <source>Waiting to be sent: %1</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>전송 대기: %1</translation>
    </message>
    <message>
        <source>Consents that arrived after their end since the start, and count for nothing: %1</source>
        <extracomment>For staff; %1 is a number of consents.</extracomment>
        <translation>시작 후 기한이 지나 도착해 무효인 동의: %1</translation>
    </message>
    <message>
        <source>Result files that cannot be written: %1. Please check the receipt computer&apos;s folder.</source>
        <extracomment>For staff; %1 is a number of files.</extracomment>
        <translation>쓸 수 없는 결과 파일: %1. 수납 컴퓨터의 폴더를 확인해 주세요.</translation>
    </message>
    <message>
        <source>Days until this kiosk&apos;s certificate ends: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of days.</extracomment>
        <translation>이 기기의 인증서가 끝나기까지 남은 날: %1. 공급업체에 알려 주세요.</translation>
    </message>
    <message>
        <source>Version %1 did not start well, and the earlier one runs. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a version such as 1.4.0.</extracomment>
        <translation>버전 %1이(가) 제대로 시작되지 않아 이전 버전으로 작동하고 있습니다. 공급업체에 알려 주세요.</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>Getting ready</source>
        <extracomment>Title while the kiosk checks itself after it was switched on.</extracomment>
        <translation>준비 중입니다</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which nobody can do anything.</extracomment>
        <translation>잠시 기다려 주세요.</translation>
    </message>
</context>
<context>
    <name>StopPanel</name>
    <message>
        <source>Do you want to end here?</source>
        <extracomment>Title: question after a touch on &quot;Stop&quot;, where a consent would be withdrawn. Not to be taken for withdrawing.</extracomment>
        <translation>여기서 마치시겠습니까?</translation>
    </message>
    <message>
        <source>Do you want to stop?</source>
        <extracomment>Title: question after a touch on &quot;Stop&quot;.</extracomment>
        <translation>접수를 그만두시겠습니까?</translation>
    </message>
    <message>
        <source>Then nothing is withdrawn.</source>
        <extracomment>Below &quot;Do you want to end here?&quot;</extracomment>
        <translation>동의는 철회되지 않습니다.</translation>
    </message>
    <message>
        <source>If you stop, your answers are neither sent nor kept. If your card was registered, it stays so.</source>
        <extracomment>Below &quot;Do you want to stop?&quot;, after the card&apos;s first registration as an insurance card was asked for.</extracomment>
        <translation>그만두면 답변은 전송되지도, 저장되지도 않습니다. 등록이 완료되었다면 그대로 유효합니다.</translation>
    </message>
    <message>
        <source>If you stop, your answers are neither sent nor kept.</source>
        <extracomment>Below &quot;Do you want to stop?&quot;.</extracomment>
        <translation>그만두면 답변은 전송되지도, 저장되지도 않습니다.</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>Large key below &quot;Do you want to stop?&quot;: no, back to the question.</extracomment>
        <translation>계속하기</translation>
    </message>
    <message>
        <source>End</source>
        <extracomment>Large key below &quot;Do you want to end here?&quot;: yes, without withdrawing anything.</extracomment>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Large key below &quot;Do you want to stop?&quot;: yes, end everything.</extracomment>
        <translation>그만두기</translation>
    </message>
</context>
<context>
    <name>StoringScreen</name>
    <message>
        <source>Your answers are being saved</source>
        <extracomment>Title while the signed answers are written down.</extracomment>
        <translation>답변을 저장하고 있습니다</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>잠시 기다려 주세요.</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being saved</source>
        <extracomment>Title while what a member of staff withdrew is written down.</extracomment>
        <translation>직원용: 철회를 저장하고 있습니다</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>Time left: %1 s</source>
        <extracomment>%1: seconds that are left before the session ends.</extracomment>
        <translation>남은 시간: %1초</translation>
    </message>
    <message>
        <source>More time</source>
        <extracomment>Key beside the seconds that are left: the countdown begins anew. Two words.</extracomment>
        <translation>시간 연장</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the machine in the top left corner.</extracomment>
        <translation>접수</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <extracomment>Progress. %1: number of this step, %2: number of all steps.</extracomment>
        <translation>%2단계 중 %1단계</translation>
    </message>
    <message>
        <source>Languages</source>
        <extracomment>For screen readers only: the key with the globe at the top.</extracomment>
        <translation>언어 선택</translation>
    </message>
    <message>
        <source>Size of the words, and colours</source>
        <extracomment>For screen readers only: the key with two letters at the top.</extracomment>
        <translation>글자 크기와 색</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <extracomment>For screen readers only: the small picture of two people at the top.</extracomment>
        <translation>직원이 도와 드리고 있습니다</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Please place your My Number Card on the reader</source>
        <extracomment>Title of the first screen, in the largest letters.</extracomment>
        <translation>마이넘버 카드를 리더기에 올려 주세요</translation>
    </message>
    <message>
        <source>Take it out of its case and lay it down with the photo facing up.</source>
        <extracomment>Below the title of the first screen.</extracomment>
        <translation>케이스에서 꺼내 사진이 위로 오게 놓아 주세요.</translation>
    </message>
    <message>
        <source>Your 12-digit Individual Number is never read or stored here.</source>
        <extracomment>Notice on the first screen: 個人番号 (マイナンバー), not the card.</extracomment>
        <translation>12자리 개인번호는 읽거나 저장하지 않습니다.</translation>
    </message>
</context>
</TS>
