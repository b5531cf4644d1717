<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AidCertificatesScreen</name>
    <message>
        <source>Certificate %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>受给者证 %1 / %2</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Chosen</source>
        <extracomment>Said of the one of several settings that is chosen.</extracomment>
        <translation>已选择</translation>
    </message>
</context>
<context>
    <name>AnswerOverview</name>
    <message>
        <source>Answered by</source>
        <extracomment>Line of the review, read by the patient; the answer beside it is &quot;Guardian&quot;.</extracomment>
        <translation>回答者</translation>
    </message>
    <message>
        <source>Guardian</source>
        <extracomment>Answer in a line of the review, beside &quot;Answered by&quot;: a parent or legal representative. One short word if possible.</extracomment>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Helped by</source>
        <extracomment>Line of the review, read by the patient; the answer beside it is &quot;Member of staff&quot;.</extracomment>
        <translation>协助操作</translation>
    </message>
    <message>
        <source>Member of staff</source>
        <extracomment>Answer in a line of the review, beside &quot;Helped by&quot;. Short.</extracomment>
        <translation>工作人员</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Back</source>
        <extracomment>Goes back one question.</extracomment>
        <translation>返回</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Asks whether to end the whole session; nothing is sent then.</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Call staff</source>
        <extracomment>Key at the bottom right of every screen: calls a member of staff to the kiosk. Two words.</extracomment>
        <translation>呼叫工作人员</translation>
    </message>
    <message>
        <source>Staff called</source>
        <extracomment>The same key after it was touched; nobody knows whether they come. Also said by the voice. Two words.</extracomment>
        <translation>已呼叫工作人员</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Not for patients: opens what staff can do here, behind a passcode.</extracomment>
        <translation>工作人员用</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <extracomment>Key at the bottom right while a member of staff stands beside the patient: they enter a passcode and help. Two or three words.</extracomment>
        <translation>请工作人员帮忙</translation>
    </message>
</context>
<context>
    <name>CapturingFaceScreen</name>
    <message>
        <source>Please close your eyes slowly once, and open them again.</source>
        <extracomment>Asked of the patient before the camera, in large letters beside a drawing; proves a living face.</extracomment>
        <translation>请慢慢闭上眼睛，再睁开。</translation>
    </message>
    <message>
        <source>Please turn your face a little to the left, and back.</source>
        <extracomment>Asked of the patient before the camera: to their own left.</extracomment>
        <translation>请把脸稍微转向左边，再转回来。</translation>
    </message>
    <message>
        <source>Please turn your face a little to the right, and back.</source>
        <extracomment>Asked of the patient before the camera: to their own right.</extracomment>
        <translation>请把脸稍微转向右边，再转回来。</translation>
    </message>
    <message>
        <source>Very good. Please stay like this.</source>
        <extracomment>Hint to the patient before the camera: the face is seen well. The hints follow one another quickly; short.</extracomment>
        <translation>很好，请保持这样。</translation>
    </message>
    <message>
        <source>Please bring your face into the oval.</source>
        <extracomment>Hint: no face is seen. The oval is drawn over the picture.</extracomment>
        <translation>请把脸对准椭圆框。</translation>
    </message>
    <message>
        <source>Only one person in the picture, please.</source>
        <extracomment>Hint: the camera sees two faces or more.</extracomment>
        <translation>请只让一个人站在摄像头前。</translation>
    </message>
    <message>
        <source>Please come a little closer.</source>
        <extracomment>Hint: the face is too small in the picture.</extracomment>
        <translation>请再靠近一点。</translation>
    </message>
    <message>
        <source>Please move back a little.</source>
        <extracomment>Hint: the face is too large in the picture.</extracomment>
        <translation>请稍微后退一点。</translation>
    </message>
    <message>
        <source>Please look into the camera.</source>
        <extracomment>Hint: the face is turned away.</extracomment>
        <translation>请看摄像头。</translation>
    </message>
    <message>
        <source>Please hold your head straight.</source>
        <extracomment>Hint: the head is tilted.</extracomment>
        <translation>请把头摆正。</translation>
    </message>
    <message>
        <source>It is too dark. Please turn to the light.</source>
        <extracomment>Hint: the face lies in the dark.</extracomment>
        <translation>光线太暗，请面向亮处。</translation>
    </message>
    <message>
        <source>It is too bright. Please turn away from the light.</source>
        <extracomment>Hint: light shines on the face.</extracomment>
        <translation>光线太强，请不要让光照到脸上。</translation>
    </message>
    <message>
        <source>Please hold still for a moment.</source>
        <extracomment>Hint: the picture is blurred.</extracomment>
        <translation>请保持片刻不动。</translation>
    </message>
    <message>
        <source>We cannot see your eyes. Please take off dark glasses.</source>
        <extracomment>Hint: sunglasses or hair cover the eyes.</extracomment>
        <translation>看不到您的眼睛，请摘下深色眼镜。</translation>
    </message>
    <message>
        <source>Please take off your mask for a moment.</source>
        <extracomment>Hint: a mask covers the mouth.</extracomment>
        <translation>请暂时摘下口罩。</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <extracomment>Title of the screen with the camera&apos;s picture. No full stop.</extracomment>
        <translation>请看摄像头</translation>
    </message>
    <message>
        <source>Your picture, as in a mirror. It is not kept.</source>
        <extracomment>For screen readers only: describes the camera&apos;s picture.</extracomment>
        <translation>画面像镜子一样，不会保存。</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Tries of the face check that are left. %1: a number.</extracomment>
        <translation>剩余次数：%1</translation>
    </message>
    <message>
        <source>Use PIN</source>
        <extracomment>Key below the camera&apos;s picture: be recognised by PIN instead. Half the width of the panel; short.</extracomment>
        <translation>密码</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <extracomment>Key below the camera&apos;s picture: let a member of staff compare the photo instead. As short as can be.</extracomment>
        <translation>找工作人员</translation>
    </message>
</context>
<context>
    <name>ChoosingMethodScreen</name>
    <message>
        <source>How shall we confirm that it is you?</source>
        <extracomment>Title above three ways to be recognised: face, PIN, staff.</extracomment>
        <translation>请选择确认本人身份的方式</translation>
    </message>
    <message>
        <source>Withdrawal: how shall we confirm that it is you?</source>
        <extracomment>Title, for a patient who came to withdraw a consent.</extracomment>
        <translation>撤回同意：请选择确认本人的方式</translation>
    </message>
    <message>
        <source>Do not withdraw anything</source>
        <extracomment>Key below the three ways: leads back from withdrawing to the usual visit.</extracomment>
        <translation>不撤回</translation>
    </message>
    <message>
        <source>Withdraw an earlier consent</source>
        <extracomment>Key below the three ways: the patient came to withdraw, not to consent.</extracomment>
        <translation>撤回以前的同意</translation>
    </message>
    <message>
        <source>The electronic certificate of your card expires within three months. Your city or town office can renew it; today you can use it as usual.</source>
        <extracomment>Notice above the three ways; a reminder that changes nothing today.</extracomment>
        <translation>您卡上的电子证书将在三个月内到期。可在市区町村的窗口办理更新；今天仍可照常使用。</translation>
    </message>
    <message>
        <source>Face</source>
        <extracomment>Large key: be recognised by the camera.</extracomment>
        <translation>面部确认</translation>
    </message>
    <message>
        <source>Look into the camera. The picture is not kept.</source>
        <extracomment>Small line in the key &quot;Face&quot;. A line break may stand in it.</extracomment>
        <translation>请看摄像头，画面不会保存。</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>Large key: be recognised by the card&apos;s 4-digit PIN (利用者証明用).</extracomment>
        <translation>密码</translation>
    </message>
    <message>
        <source>The 4 digits you chose for your card.</source>
        <extracomment>Small line in the key &quot;PIN&quot;.</extracomment>
        <translation>您为此卡设定的4位数字。</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <extracomment>Large key: a member of staff compares face and photo.</extracomment>
        <translation>找工作人员</translation>
    </message>
    <message>
        <source>A member of staff looks at your card&apos;s photo.</source>
        <extracomment>Small line in the key &quot;Ask staff&quot;.</extracomment>
        <translation>由工作人员核对卡上的照片。</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <extracomment>Key below the three ways: a member of staff enters a passcode and helps with the screens.</extracomment>
        <translation>请工作人员帮忙</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <extracomment>Small line that stands where the key &quot;Help from staff&quot; was.</extracomment>
        <translation>工作人员正在协助您</translation>
    </message>
</context>
<context>
    <name>ConsentItemScreen</name>
    <message>
        <source>Question %1 of %2</source>
        <extracomment>%1: number of this question, %2: number of all questions.</extracomment>
        <translation>问题 %1 / %2</translation>
    </message>
</context>
<context>
    <name>ConsentSummaryScreen</name>
    <message>
        <source>Details</source>
        <extracomment>Below the answers: leads to an explanation of each item that is asked for.</extracomment>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>DigitBoxes</name>
    <message>
        <source>%1: %2 of %3 digits entered</source>
        <extracomment>Spoken for a row of boxes; digits themselves are never spoken. %1: label of the row, %2 and %3: numbers.</extracomment>
        <translation>%1：已输入 %2 位，共 %3 位</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Size of the words, and colours</source>
        <extracomment>Title of the panel that the key with two letters opens.</extracomment>
        <translation>文字大小和颜色</translation>
    </message>
    <message>
        <source>Normal</source>
        <extracomment>Size of the words.</extracomment>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <extracomment>Size of the words.</extracomment>
        <translation>大</translation>
    </message>
    <message>
        <source>Larger</source>
        <extracomment>Size of the words.</extracomment>
        <translation>特大</translation>
    </message>
    <message>
        <source>Largest</source>
        <extracomment>Size of the words.</extracomment>
        <translation>最大</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>Dark words on light paper.</extracomment>
        <translation>明亮</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>Light words on dark paper.</extracomment>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <extracomment>White and yellow on black.</extracomment>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Voice guidance</source>
        <extracomment>Whether the machine reads aloud what is on the screen.</extracomment>
        <translation>语音提示</translation>
    </message>
    <message>
        <source>Everything lower</source>
        <extracomment>Moves everything that is touched into the lower half of the screen, for whoever sits or is small.</extracomment>
        <translation>全部移到下方</translation>
    </message>
</context>
<context>
    <name>DocumentsScreen</name>
    <message>
        <source>Document %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>文件 %1 / %2</translation>
    </message>
</context>
<context>
    <name>EnteringCardNumberScreen</name>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Stands behind the sentence about a wrong number. %1: a number.</extracomment>
        <translation>剩余次数：%1</translation>
    </message>
    <message>
        <source>2  Year of expiry</source>
        <extracomment>Label of four boxes, numbered as in the drawing: year in which the card expires. Two spaces behind the figure.</extracomment>
        <translation>2  有效期的年份</translation>
    </message>
    <message>
        <source>3  Security code</source>
        <extracomment>Label of four boxes, numbered as in the drawing: セキュリティコード below the photo. Two spaces behind the figure.</extracomment>
        <translation>3  安全码</translation>
    </message>
    <message>
        <source>Drawing of the card: birth date and expiry stand to the right of the photo, the security code under it.</source>
        <extracomment>For screen readers only: describes the drawing of the card.</extracomment>
        <translation>卡片示意图：出生日期和有效期在照片右侧，安全码在照片下方。</translation>
    </message>
    <message>
        <source>Enter the numbers on your card</source>
        <extracomment>Title. The patient types 14 digits printed on the front of the card.</extracomment>
        <translation>请输入卡上的数字</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <extracomment>Title: to the patient who asked for staff and waits.</extracomment>
        <translation>工作人员马上就来。</translation>
    </message>
    <message>
        <source>They will enter the numbers on your card. You can also enter them yourself.</source>
        <extracomment>Notice below &quot;A member of staff will be with you in a moment.&quot;: nobody who asked for staff has to type.</extracomment>
        <translation>卡上的数字由工作人员输入，您也可以自己输入。</translation>
    </message>
    <message>
        <source>1  Birth date, as printed</source>
        <extracomment>Label of six boxes, numbered as in the drawing of the card: year, month, day. Two spaces behind the figure.</extracomment>
        <translation>1  出生日期（按卡片所印）</translation>
    </message>
    <message>
        <source>Showa 28, April 5: 280405; 1990, April 5: 900405</source>
        <extracomment>Two examples, each in a line where it can be. Cards of Japanese people have the year of the Japanese era, cards of others may have that of the Gregorian calendar: the two last digits of what is printed.</extracomment>
        <translation>昭和28年4月5日：280405
1990年4月5日：900405</translation>
    </message>
</context>
<context>
    <name>EnteringExchangeNumberScreen</name>
    <message>
        <source>Do you have an exchange number?</source>
        <extracomment>Title: 引換番号, a number on paper by which a document from another clinic is found.</extracomment>
        <translation>您有换领号码吗？</translation>
    </message>
    <message>
        <source>It is on the paper that another clinic gave you.</source>
        <extracomment>Below the title: where the patient finds the number.</extracomment>
        <translation>写在其他医院给您的纸上。</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Stands behind the sentence about a wrong number. %1: a number.</extracomment>
        <translation>剩余次数：%1</translation>
    </message>
    <message>
        <source>Exchange number</source>
        <extracomment>Label of the boxes for the digits, and the title when no number can be entered any more.</extracomment>
        <translation>换领号码</translation>
    </message>
    <message>
        <source>Go on without a number</source>
        <extracomment>Large key beside the number pad: as good an answer as a number.</extracomment>
        <translation>不输入号码，继续</translation>
    </message>
</context>
<context>
    <name>EnteringPinScreen</name>
    <message>
        <source>Only one try is left for your PIN</source>
        <extracomment>Title of a warning that comes before the number pad.</extracomment>
        <translation>密码只剩最后一次机会</translation>
    </message>
    <message>
        <source>Please enter your 4-digit PIN</source>
        <extracomment>Title above the number pad.</extracomment>
        <translation>请输入4位密码</translation>
    </message>
    <message>
        <source>If it is wrong, the card is locked and only the city or town office can unlock it.</source>
        <extracomment>Below the title of the warning.</extracomment>
        <translation>如果输错，密码会被锁定，需要到市区町村的窗口解锁。</translation>
    </message>
    <message>
        <source>It is the PIN for user authentication, chosen when you received the card.</source>
        <extracomment>Above the boxes: which of the card&apos;s PINs is meant (利用者証明用電子証明書, 4 digits).</extracomment>
        <translation>这是您领卡时设定的“利用者证明用”密码。</translation>
    </message>
    <message>
        <source>Choose another way</source>
        <extracomment>Large key of the warning: leads back to face, PIN and staff.</extracomment>
        <translation>选择其他方式</translation>
    </message>
    <message>
        <source>The last try stays unused.</source>
        <extracomment>Small line in the key &quot;Choose another way&quot;.</extracomment>
        <translation>保留最后一次机会。</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <extracomment>Large key of the warning: leads to the number pad.</extracomment>
        <translation>使用最后一次机会</translation>
    </message>
    <message>
        <source>I am sure of my PIN.</source>
        <extracomment>Small line in the key &quot;Use the last try&quot;; the patient&apos;s own words.</extracomment>
        <translation>我确定密码正确。</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>Label of the four boxes.</extracomment>
        <translation>密码</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Below the boxes. %1: a number.</extracomment>
        <translation>剩余次数：%1</translation>
    </message>
</context>
<context>
    <name>FaultNumber</name>
    <message>
        <source>For staff: number %1</source>
        <extracomment>Small line for staff. %1: a three-digit number.</extracomment>
        <translation>工作人员用编号：%1</translation>
    </message>
</context>
<context>
    <name>FaultTexts</name>
    <message>
        <source>The card reader is not ready.</source>
        <extracomment>What happened. Shown to the patient; staff see the fault&apos;s number beside it.</extracomment>
        <translation>读卡器尚未就绪。</translation>
    </message>
    <message>
        <source>The connection to the card reader was lost.</source>
        <extracomment>To the patient, as a title: the reader&apos;s plug or its service went.</extracomment>
        <translation>与读卡器的连接已中断。</translation>
    </message>
    <message>
        <source>The card reader is busy just now.</source>
        <extracomment>To the patient, as a title: another program holds the reader.</extracomment>
        <translation>读卡器正忙。</translation>
    </message>
    <message>
        <source>The reader cannot hear the card. Please place one card only, by itself, out of its case or wallet.</source>
        <extracomment>To the patient, as a title: several cards, or metal, keep the reader from it.</extracomment>
        <translation>读卡器没有检测到卡片。请从卡套或钱包中取出，只放一张卡。</translation>
    </message>
    <message>
        <source>The contact with the card broke off. Please take the card out of its case, and let it lie flat until we ask you to take it.</source>
        <extracomment>To the patient, as a title: the card moved or lies askew.</extracomment>
        <translation>与卡片的联系中断了。请从卡套中取出卡片，平放不动，直到提示您取走。</translation>
    </message>
    <message>
        <source>The chip in this card cannot be read.</source>
        <extracomment>To the patient, as a title: the chip is broken.</extracomment>
        <translation>无法读取此卡的芯片。</translation>
    </message>
    <message>
        <source>This is a driving licence.</source>
        <extracomment>To the patient, as a title: 運転免許証 lies on the reader.</extracomment>
        <translation>这是驾驶证。</translation>
    </message>
    <message>
        <source>This is a residence card.</source>
        <extracomment>To the patient, as a title: 在留カード lies on the reader.</extracomment>
        <translation>这是在留卡。</translation>
    </message>
    <message>
        <source>This is not a My Number Card, but perhaps a transport or member card.</source>
        <extracomment>To the patient, as a title: a card like those for trains and shops lies on the reader.</extracomment>
        <translation>这不是个人编号卡，可能是交通卡或会员卡。</translation>
    </message>
    <message>
        <source>The card could not be read. If it is in a case, please take it out of the case.</source>
        <extracomment>To the patient, as a title: the card answered wrongly.</extracomment>
        <translation>无法读取卡片。如果装在卡套里，请取出。</translation>
    </message>
    <message>
        <source>The card was taken away before we had finished.</source>
        <extracomment>To the patient, as a title.</extracomment>
        <translation>处理完成前卡片已被取走。</translation>
    </message>
    <message>
        <source>The card was changed for another one.</source>
        <extracomment>To the patient, as a title: somebody laid down another card during the session.</extracomment>
        <translation>卡片被换成了另一张。</translation>
    </message>
    <message>
        <source>This is not a My Number Card.</source>
        <extracomment>To the patient, as a title: an unknown card lies on the reader.</extracomment>
        <translation>这不是个人编号卡。</translation>
    </message>
    <message>
        <source>A smartphone is read at the desk, on another reader.</source>
        <extracomment>To the patient, as a title: a phone lies on the reader. A member of staff has the other reader.</extracomment>
        <translation>智能手机请在窗口的另一台读卡器上使用。</translation>
    </message>
    <message>
        <source>This is a Basic Resident Register Card. A My Number Card is needed here.</source>
        <extracomment>To the patient, as a title: 住民基本台帳カード, the card before the My Number Card.</extracomment>
        <translation>这是住民基本台账卡。此处需要个人编号卡。</translation>
    </message>
    <message>
        <source>The numbers do not match the card. Please look at the card once more.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers.</extracomment>
        <translation>数字与卡片不符，请再看一次卡片。</translation>
    </message>
    <message>
        <source>These numbers cannot be right. The card was not asked, and no try was used.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers: such a date does not exist.</extracomment>
        <translation>这些数字不对。没有向卡片查询，次数也没有减少。</translation>
    </message>
    <message>
        <source>The camera could not read the numbers on the card. Please type them in.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers.</extracomment>
        <translation>摄像头无法读取卡上的数字，请手动输入。</translation>
    </message>
    <message>
        <source>So that the card is not locked, this machine does not ask for its printed numbers any more.</source>
        <extracomment>To the patient: too few tries are left in the card.</extracomment>
        <translation>为避免卡片被锁定，本机不再要求输入卡上的数字。</translation>
    </message>
    <message>
        <source>The PIN does not match.</source>
        <extracomment>Notice above the boxes of the PIN.</extracomment>
        <translation>密码不正确。</translation>
    </message>
    <message>
        <source>Only one try is left for the PIN.</source>
        <extracomment>Notice where the PIN is asked for.</extracomment>
        <translation>密码只剩最后一次机会。</translation>
    </message>
    <message>
        <source>The PIN of this card is locked. Your city or town office can unlock it.</source>
        <extracomment>To the patient, where the ways to be recognised are offered.</extracomment>
        <translation>此卡的密码已锁定，可在市区町村的窗口解锁。</translation>
    </message>
    <message>
        <source>This card holds no electronic certificate.</source>
        <extracomment>To the patient: 利用者証明用電子証明書 is missing, as on a small child&apos;s card.</extracomment>
        <translation>此卡没有电子证书。</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate has expired. Your city or town office can renew it.</source>
        <extracomment>To the patient: 利用者証明用電子証明書 has expired, the card may be valid.</extracomment>
        <translation>卡上的电子证书已过期，可在市区町村的窗口更新。</translation>
    </message>
    <message>
        <source>This card has expired. Your city or town office can renew it.</source>
        <extracomment>To the patient, as a title: the card itself has expired.</extracomment>
        <translation>此卡已过期，可在市区町村的窗口更新。</translation>
    </message>
    <message>
        <source>This machine could not confirm the card.</source>
        <extracomment>To the patient, as a title: the card may be forged. Accuses nobody.</extracomment>
        <translation>本机无法确认此卡。</translation>
    </message>
    <message>
        <source>The photo in the card cannot be used for the face check.</source>
        <extracomment>To the patient, where the other ways to be recognised are offered.</extracomment>
        <translation>卡内的照片无法用于面部确认。</translation>
    </message>
    <message>
        <source>The camera cannot be used just now.</source>
        <extracomment>To the patient, where the other ways to be recognised are offered.</extracomment>
        <translation>摄像头目前无法使用。</translation>
    </message>
    <message>
        <source>The camera could not find your face.</source>
        <extracomment>Notice beside the camera&apos;s picture.</extracomment>
        <translation>摄像头未能找到您的面部。</translation>
    </message>
    <message>
        <source>We could not confirm your face. This happens with an old photo, a mask or bright light.</source>
        <extracomment>Notice beside the camera&apos;s picture; the patient can try again. Blames nobody.</extracomment>
        <translation>未能确认您的面部。照片较旧、戴口罩或光线太强时可能发生。</translation>
    </message>
    <message>
        <source>We could not confirm your face. Please choose another way.</source>
        <extracomment>To the patient after the last try, where the other ways are offered.</extracomment>
        <translation>未能确认您的面部，请选择其他方式。</translation>
    </message>
    <message>
        <source>The camera could not see the movement. That happens easily.</source>
        <extracomment>Notice beside the camera&apos;s picture: eyes closed or face turned was not seen.</extracomment>
        <translation>摄像头没有看清动作。这很常见。</translation>
    </message>
    <message>
        <source>The face check could not be completed by camera.</source>
        <extracomment>To the patient: perhaps a photo was held before the camera. Accuses nobody.</extracomment>
        <translation>未能通过摄像头完成面部确认。</translation>
    </message>
    <message>
        <source>This machine is not ready for use.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: something of its own is missing.</extracomment>
        <translation>本机目前无法使用。</translation>
    </message>
    <message>
        <source>One question is still open.</source>
        <extracomment>To the patient: a question was passed without an answer.</extracomment>
        <translation>还有一个问题没有回答。</translation>
    </message>
    <message>
        <source>We stopped because nothing was touched for a while.</source>
        <extracomment>To the patient, as a title: the time was up.</extracomment>
        <translation>因一段时间没有操作，已停止。</translation>
    </message>
    <message>
        <source>A member of staff has started this machine afresh.</source>
        <extracomment>To the patient, as a title: staff ended the session.</extracomment>
        <translation>工作人员已重新启动本机。</translation>
    </message>
    <message>
        <source>You have stopped.</source>
        <extracomment>To the patient, as a title: they touched &quot;Stop&quot;.</extracomment>
        <translation>您已停止操作。</translation>
    </message>
    <message>
        <source>The check by staff could not be completed.</source>
        <extracomment>To the patient, as a title: staff did not find the same person, or were not certain. Accuses nobody.</extracomment>
        <translation>工作人员未能完成确认。</translation>
    </message>
    <message>
        <source>The staff passcode does not match.</source>
        <extracomment>Notice above the boxes of the passcode, for staff.</extracomment>
        <translation>工作人员密码不正确。</translation>
    </message>
    <message>
        <source>Staff entry is locked for a few minutes, because several passcodes were wrong.</source>
        <extracomment>Notice above the boxes of the passcode, for staff: until then the right one is not taken either.</extracomment>
        <translation>工作人员密码多次错误，几分钟内无法输入。</translation>
    </message>
    <message>
        <source>This card is not registered as an insurance card.</source>
        <extracomment>To the patient, as a title: they chose not to register it now.</extracomment>
        <translation>此卡还没有登记为健康保险证。</translation>
    </message>
    <message>
        <source>The card could not be registered as an insurance card.</source>
        <extracomment>To the patient, as a title: the national system refused.</extracomment>
        <translation>未能把此卡登记为健康保险证。</translation>
    </message>
    <message>
        <source>No document of yours has this number. Please look at the paper once more.</source>
        <extracomment>Notice above the boxes of the exchange number (引換番号).</extracomment>
        <translation>没有找到这个号码的文件，请再看一次那张纸。</translation>
    </message>
    <message>
        <source>No further number can be tried here. You can go on without the document.</source>
        <extracomment>Notice in the place of the boxes of the exchange number: too many were wrong.</extracomment>
        <translation>这里不能再输入号码了。没有文件也可以继续。</translation>
    </message>
    <message>
        <source>Your answers could not be sealed.</source>
        <extracomment>To the patient, as a title: device or card could not sign.</extracomment>
        <translation>未能为您的回答签名。</translation>
    </message>
    <message>
        <source>This machine cannot save answers just now.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: its store is full or broken.</extracomment>
        <translation>本机目前无法保存回答。</translation>
    </message>
    <message>
        <source>Your answers could not be saved.</source>
        <extracomment>To the patient, as a title: nothing was sent either.</extracomment>
        <translation>未能保存您的回答。</translation>
    </message>
    <message>
        <source>The result could not be given to the reception&apos;s computer.</source>
        <extracomment>For staff and the log: the receipt computer (レセプトコンピューター) has no result file.</extracomment>
        <translation>结果未能传到挂号处的电脑。</translation>
    </message>
    <message>
        <source>The national system does not answer just now.</source>
        <extracomment>For staff and the log: オンライン資格確認等システム is out of reach.</extracomment>
        <translation>国家的系统目前没有回应。</translation>
    </message>
    <message>
        <source>The national system could not take the answer.</source>
        <extracomment>For staff and the log: オンライン資格確認等システム refused or is not trusted.</extracomment>
        <translation>国家的系统未能接收回答。</translation>
    </message>
    <message>
        <source>The answer arrived too late.</source>
        <extracomment>For staff and the log: the consent had ended before it was delivered.</extracomment>
        <translation>回答到达得太晚。</translation>
    </message>
    <message>
        <source>The clock of this machine has to be checked.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: its time cannot be trusted.</extracomment>
        <translation>需要检查本机的时钟。</translation>
    </message>
    <message>
        <source>Something went wrong in this machine.</source>
        <extracomment>To the patient, for a fault that has no sentence of its own.</extracomment>
        <translation>本机发生了问题。</translation>
    </message>
    <message>
        <source>Please try once more.</source>
        <extracomment>What to do. Stands below the sentence about what happened.</extracomment>
        <translation>请再试一次。</translation>
    </message>
    <message>
        <source>You can start again, or be received at the reception desk as usual.</source>
        <extracomment>What to do, below what happened: the patient stopped, or nothing was touched. Both ways are as good.</extracomment>
        <translation>您可以重新开始，也可以照常在挂号窗口办理。</translation>
    </message>
    <message>
        <source>Please take the card and place it once more.</source>
        <extracomment>What to do, below what happened.</extracomment>
        <translation>请取下卡片，再放一次。</translation>
    </message>
    <message>
        <source>Please use your My Number Card, or speak to the reception.</source>
        <extracomment>What to do, below what happened: another card lay on the reader.</extracomment>
        <translation>请使用您的个人编号卡，或咨询挂号处。</translation>
    </message>
    <message>
        <source>You can go on with your PIN, or with the help of staff.</source>
        <extracomment>What to do, below what happened: the face check does not work.</extracomment>
        <translation>您可以使用密码，或请工作人员协助继续。</translation>
    </message>
    <message>
        <source>Please speak to the reception. They will be glad to help you.</source>
        <extracomment>What to do, below what happened. Friendly.</extracomment>
        <translation>请到挂号处询问，我们很乐意帮助您。</translation>
    </message>
    <message>
        <source>Please go to the reception desk. You can be received there as usual.</source>
        <extracomment>What to do, while the kiosk can serve nobody.</extracomment>
        <translation>请前往挂号窗口，在那里可照常办理。</translation>
    </message>
    <message>
        <source>This machine is being updated. It can be used again in a few minutes.</source>
        <extracomment>To the patient, while the kiosk can serve nobody for a few minutes: its programs are renewed.</extracomment>
        <translation>本机正在更新，几分钟后即可再次使用。</translation>
    </message>
</context>
<context>
    <name>FindingDocumentScreen</name>
    <message>
        <source>We are looking for your document</source>
        <extracomment>Title while the national system is asked for an exchange number.</extracomment>
        <translation>正在查找您的文件</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>请稍候。</translation>
    </message>
</context>
<context>
    <name>FinishedScreen</name>
    <message>
        <source>Thank you. Please take your card.</source>
        <extracomment>Title at the end, in the largest letters. The card still lies on the reader.</extracomment>
        <translation>谢谢。请取走您的卡片。</translation>
    </message>
    <message>
        <source>Your consents to this facility are withdrawn. You are received and treated as usual.</source>
        <extracomment>To the patient, below the title: the national system has the withdrawal.</extracomment>
        <translation>对本机构的同意已撤回。您可以照常挂号和就诊。</translation>
    </message>
    <message>
        <source>Your withdrawal is saved. It takes effect as soon as it has arrived. You are received and treated as usual.</source>
        <extracomment>To the patient, below the title: the withdrawal is saved and still has to be sent.</extracomment>
        <translation>撤回已保存，送达后立即生效。您可以照常挂号和就诊。</translation>
    </message>
    <message>
        <source>Thank you. Please take a seat.</source>
        <extracomment>Title at the end, in the largest letters. The card is taken.</extracomment>
        <translation>谢谢。请坐下等候。</translation>
    </message>
    <message>
        <source>Your records are not shown here. You are received and treated as usual.</source>
        <extracomment>To a patient who refused everything; as friendly as to any other.</extracomment>
        <translation>本机构不会查看您的记录。您可以照常挂号和就诊。</translation>
    </message>
    <message>
        <source>Your answers hold for 24 hours at this facility.</source>
        <extracomment>To a patient who agreed to something, below the title.</extracomment>
        <translation>您的同意在本机构24小时内有效。</translation>
    </message>
    <message>
        <source>Saved and delivered.</source>
        <extracomment>Notice: the national system has the answers.</extracomment>
        <translation>已保存并发送。</translation>
    </message>
    <message>
        <source>Saved. Delivery goes on by itself; you need not wait.</source>
        <extracomment>Notice: the answers are safe in the kiosk, the network is slow.</extracomment>
        <translation>已保存。系统会自动发送，您无需等候。</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Key that ends the last screen.</extracomment>
        <translation>完成</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is saved</source>
        <extracomment>Title at the end, for a member of staff who has withdrawn a consent for the facility.</extracomment>
        <translation>工作人员用：撤回已保存</translation>
    </message>
    <message>
        <source>The consent is withdrawn. Nothing further can be fetched with it.</source>
        <extracomment>For staff, below the title: the national system has the withdrawal.</extracomment>
        <translation>同意已撤回，不能再用它取得信息。</translation>
    </message>
    <message>
        <source>It takes effect as soon as it has arrived.</source>
        <extracomment>For staff, below the title: the withdrawal is saved and still has to be sent.</extracomment>
        <translation>送达后立即生效。</translation>
    </message>
    <message>
        <source>Please do not forget your card.</source>
        <extracomment>Notice, some time after the farewell: the card still lies on the reader.</extracomment>
        <translation>请不要忘记取走卡片。</translation>
    </message>
    <message>
        <source>Saved here, but not sent yet: the connection is down. This facility sees your records once it is back. After 24 hours you would be asked again.</source>
        <extracomment>Notice to whoever agreed to something: the kiosk has no connection, so the doctor sees nothing yet.</extracomment>
        <translation>已保存在本机，但因网络中断尚未发送。恢复后，本机构即可查看您的记录。超过24小时则会再次询问您。</translation>
    </message>
</context>
<context>
    <name>FirstRegistrationScreen</name>
    <message>
        <source>Use this card as your insurance card?</source>
        <extracomment>Title: the card is not registered as an insurance card (健康保険証利用登録).</extracomment>
        <translation>要把此卡作为健康保险证使用吗？</translation>
    </message>
    <message>
        <source>It is not registered yet. Registering takes a moment and is done once.</source>
        <extracomment>Below the title.</extracomment>
        <translation>还没有登记。只需登记一次，很快完成。</translation>
    </message>
    <message>
        <source>Register it now</source>
        <extracomment>Large key: yes.</extracomment>
        <translation>现在登记</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>Large key: no.</extracomment>
        <translation>暂不登记</translation>
    </message>
    <message>
        <source>The reception desk will help you.</source>
        <extracomment>Small line in the key &quot;Not now&quot;.</extracomment>
        <translation>挂号处会为您办理。</translation>
    </message>
</context>
<context>
    <name>GuardianScreen</name>
    <message>
        <source>Is a parent or guardian here?</source>
        <extracomment>Title above two large keys, &quot;Parent or guardian&quot; and &quot;Nobody&quot;: the card is a child&apos;s.</extracomment>
        <translation>家长或监护人在场吗？</translation>
    </message>
    <message>
        <source>They answer for a child.</source>
        <extracomment>Below &quot;Is a parent or guardian here?&quot;</extracomment>
        <translation>由监护人代替儿童回答。</translation>
    </message>
    <message>
        <source>Nobody</source>
        <extracomment>Large key below &quot;Is a parent or guardian here?&quot;</extracomment>
        <translation>不在</translation>
    </message>
    <message>
        <source>We will call staff.</source>
        <extracomment>Small line in the key &quot;Nobody&quot;.</extracomment>
        <translation>将呼叫工作人员。</translation>
    </message>
    <message>
        <source>Staff called</source>
        <extracomment>Small line in the key &quot;Nobody&quot;, after it was touched; nobody knows whether somebody comes.</extracomment>
        <translation>已呼叫工作人员</translation>
    </message>
    <message>
        <source>Who is answering the questions?</source>
        <extracomment>Title above two large keys.</extracomment>
        <translation>由谁来回答问题？</translation>
    </message>
    <message>
        <source>The person on the card</source>
        <extracomment>Large key: the card&apos;s holder answers.</extracomment>
        <translation>持卡人本人</translation>
    </message>
    <message>
        <source>I answer for myself.</source>
        <extracomment>Small line in the key &quot;The person on the card&quot;.</extracomment>
        <translation>由我本人回答。</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <extracomment>Large key: somebody answers who may decide for the holder (親権者, 法定代理人).</extracomment>
        <translation>家长或监护人</translation>
    </message>
    <message>
        <source>I answer for the person on the card.</source>
        <extracomment>Small line in the key &quot;Parent or guardian&quot;.</extracomment>
        <translation>我代替持卡人回答。</translation>
    </message>
</context>
<context>
    <name>InterruptedScreen</name>
    <message>
        <source>Please do not forget your card.</source>
        <extracomment>Notice: the session ended early, and the card still lies on the reader.
----------
Said when a card still lies on the reader; also a notice on the screen.</extracomment>
        <translation>请不要忘记取走卡片。</translation>
    </message>
    <message>
        <source>Start again</source>
        <extracomment>Key of the screen of a session that ended early: back to the first screen.</extracomment>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>If your card was registered, it stays so. Your other answers were neither sent nor kept.</source>
        <extracomment>Notice on the screen of a session that ended early, after the card&apos;s first registration as an insurance card.</extracomment>
        <translation>如果登记已完成，则继续有效。其他回答没有发送，也没有保留。</translation>
    </message>
    <message>
        <source>Your answers were neither sent nor kept.</source>
        <extracomment>Notice on the screen of a session that ended early.</extracomment>
        <translation>您的回答没有发送，也没有保留。</translation>
    </message>
    <message>
        <source>Staff are being called. If nobody comes, please ask at the desk.</source>
        <extracomment>Notice: staff were called; nobody knows whether they noticed.</extracomment>
        <translation>正在呼叫工作人员。如果没有人来，请到挂号处询问。</translation>
    </message>
</context>
<context>
    <name>ItemOverview</name>
    <message>
        <source>Details</source>
        <extracomment>On the list of what is asked for: a touch leads to an explanation of each.</extracomment>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>OK</source>
        <extracomment>Key of the number pad that ends the entry, as wide as a digit&apos;s. One short word.</extracomment>
        <translation>确定</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>Key of the number pad that takes back the last digit.</extracomment>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <extracomment>Title of the panel with every language.</extracomment>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the window, for screen readers: the machine at the clinic&apos;s reception (受付).</extracomment>
        <translation>挂号</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>Please go to the reception desk</source>
        <extracomment>Title while the kiosk can serve nobody.</extracomment>
        <translation>请前往挂号窗口</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <extracomment>Closes a panel that lies over the screen.</extracomment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PreparingScreen</name>
    <message>
        <source>Thank you. You have been confirmed.</source>
        <extracomment>Title: the patient was recognised.</extracomment>
        <translation>谢谢。已确认您的身份。</translation>
    </message>
    <message>
        <source>We are preparing your questions.</source>
        <extracomment>Below the title, for the patient who waits.</extracomment>
        <translation>正在准备问题。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing; the card still has to sign.</extracomment>
        <translation>请将卡片留在读卡器上。</translation>
    </message>
    <message>
        <source>For staff: looking up the consents</source>
        <extracomment>Title while a member of staff waits for the kiosk&apos;s list of consents.</extracomment>
        <translation>工作人员用：正在查找同意记录</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title, for staff who wait.</extracomment>
        <translation>请稍候。</translation>
    </message>
</context>
<context>
    <name>ReadingCardScreen</name>
    <message>
        <source>Reading the front of your card</source>
        <extracomment>Title while a camera reads what is printed on the card.</extracomment>
        <translation>正在读取卡片正面</translation>
    </message>
    <message>
        <source>Checking your card</source>
        <extracomment>Title while the card proves that it is genuine.</extracomment>
        <translation>正在确认卡片</translation>
    </message>
    <message>
        <source>Reading your card</source>
        <extracomment>Title of the first screen after the card was laid down.</extracomment>
        <translation>正在读取卡片</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <extracomment>Below the title.</extracomment>
        <translation>需要几秒钟。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing.</extracomment>
        <translation>请将卡片留在读卡器上。</translation>
    </message>
</context>
<context>
    <name>RegisteringScreen</name>
    <message>
        <source>Your card is being registered</source>
        <extracomment>Title while the card becomes an insurance card at the national system.</extracomment>
        <translation>正在登记您的卡片</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>请稍候。</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>There is no official wording in your language yet. The questions are shown in this language: %1</source>
        <extracomment>%1: name of the language in which the questions are shown.</extracomment>
        <translation>目前没有您所用语言的正式文本。问题以此语言显示：%1</translation>
    </message>
</context>
<context>
    <name>ScrollKeys</name>
    <message>
        <source>Further up</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>向上</translation>
    </message>
    <message>
        <source>Further down</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>向下</translation>
    </message>
</context>
<context>
    <name>SealingScreen</name>
    <message>
        <source>Your answers are being sealed</source>
        <extracomment>Title while device and card sign the patient&apos;s answers.</extracomment>
        <translation>正在为您的回答签名</translation>
    </message>
    <message>
        <source>Your card signs them now. This takes a few seconds.</source>
        <extracomment>Below the title; &quot;them&quot; are the answers.</extracomment>
        <translation>您的卡片正在签名，需要几秒钟。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing: without the card nothing is signed.</extracomment>
        <translation>请将卡片留在读卡器上。</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being sealed</source>
        <extracomment>Title while the device signs what a member of staff withdrew.</extracomment>
        <translation>工作人员用：正在制作撤回记录</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title, for staff who wait.</extracomment>
        <translation>请稍候。</translation>
    </message>
</context>
<context>
    <name>StaffCheckScreen</name>
    <message>
        <source>For staff: is this the person on the card&apos;s photo?</source>
        <extracomment>Title for the member of staff who compares; the patient reads it too.</extracomment>
        <translation>工作人员用：与卡上照片是同一人吗？</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode</source>
        <extracomment>Title above the number pad: for staff, who then compare the photo.</extracomment>
        <translation>工作人员用：请输入密码</translation>
    </message>
    <message>
        <source>Please compare the photo printed on the card with the person in front of you.</source>
        <extracomment>To the member of staff, below the title.</extracomment>
        <translation>请将卡上印的照片与面前的人进行比对。</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <extracomment>Title: to the patient who asked for staff and waits.</extracomment>
        <translation>工作人员马上就来。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing, while the patient waits for a member of staff.</extracomment>
        <translation>请将卡片留在读卡器上。</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Small key, not for patients: opens the number pad for the passcode of whoever came.</extracomment>
        <translation>工作人员用</translation>
    </message>
    <message>
        <source>Yes, the same person</source>
        <extracomment>Large key for the member of staff who compares.</extracomment>
        <translation>是，同一人</translation>
    </message>
    <message>
        <source>No, or not certain</source>
        <extracomment>Large key for the member of staff who compares; ends the session.</extracomment>
        <translation>不是，或不能确定</translation>
    </message>
    <message>
        <source>Passcode</source>
        <extracomment>Label of the four boxes: the staff&apos;s code, not the card&apos;s PIN.</extracomment>
        <translation>工作人员密码</translation>
    </message>
    <message>
        <source>For staff: the passcode, to help with this visit</source>
        <extracomment>Title above the number pad: from then on the record says that staff helped.</extracomment>
        <translation>工作人员用：请输入密码，开始协助</translation>
    </message>
    <message>
        <source>The record of this visit will say that a member of staff helped. The patient decides.</source>
        <extracomment>To both, above the boxes for the passcode.</extracomment>
        <translation>记录中会写明工作人员协助了操作。由患者本人决定。</translation>
    </message>
    <message>
        <source>The record will say that this facility withdrew, not the patient.</source>
        <extracomment>To the member of staff, above the boxes for the passcode.</extracomment>
        <translation>记录中会写明是本机构撤回，而不是患者。</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode to withdraw a consent for this facility</source>
        <extracomment>Title above the number pad: the facility withdraws, not a patient.</extracomment>
        <translation>工作人员用：请输入密码（代表本机构撤回同意）</translation>
    </message>
</context>
<context>
    <name>StaffWithdrawingScreen</name>
    <message>
        <source>For staff: which consent is withdrawn?</source>
        <extracomment>Title above the list of consents that this kiosk delivered.</extracomment>
        <translation>工作人员用：要撤回哪一份同意？</translation>
    </message>
    <message>
        <source>For staff: why is it withdrawn?</source>
        <extracomment>Title above two reasons.</extracomment>
        <translation>工作人员用：撤回的理由是什么？</translation>
    </message>
    <message>
        <source>For staff: withdraw this consent?</source>
        <extracomment>Title of the confirmation.</extracomment>
        <translation>工作人员用：要撤回这份同意吗？</translation>
    </message>
    <message>
        <source>Consent of %1</source>
        <extracomment>Below the title. %1: date, time and the end of the record&apos;s number, such as 2026-11-28 09:59:17 0000a0.</extracomment>
        <translation>%1 的同意</translation>
    </message>
    <message>
        <source>The consents of this kiosk cannot be read now.</source>
        <extracomment>For staff, in the place of the list: it is not known.</extracomment>
        <translation>目前无法读取本机的同意记录。</translation>
    </message>
    <message>
        <source>Newest first: date, time and the end of the record&apos;s number. The result file for the receipt computer has the same time in its name.</source>
        <extracomment>For staff, above the list: how they find the consent they mean.</extracomment>
        <translation>按从新到旧排列：日期、时间和记录号的末尾。收费电脑用的结果文件名中有相同的时间。</translation>
    </message>
    <message>
        <source>Newer</source>
        <extracomment>Key that shows later consents.</extracomment>
        <translation>较新</translation>
    </message>
    <message>
        <source>Older</source>
        <extracomment>Key that shows earlier consents.</extracomment>
        <translation>较旧</translation>
    </message>
    <message>
        <source>This facility gives it back</source>
        <extracomment>Large key, first reason: the facility has no use for the consent.</extracomment>
        <translation>因本机构的原因撤回</translation>
    </message>
    <message>
        <source>The purpose has changed</source>
        <extracomment>Large key, second reason: what the patient was asked for is no longer so.</extracomment>
        <translation>使用目的已改变</translation>
    </message>
    <message>
        <source>The records are no longer needed for what the patient was asked.</source>
        <extracomment>Small line in the key &quot;The purpose has changed&quot;.</extracomment>
        <translation>就向患者说明的目的而言，已不再需要。</translation>
    </message>
    <message>
        <source>Reason: the purpose has changed</source>
        <extracomment>Line of the confirmation, for staff.</extracomment>
        <translation>理由：使用目的已改变</translation>
    </message>
    <message>
        <source>Reason: this facility gives it back</source>
        <extracomment>Line of the confirmation, for staff.</extracomment>
        <translation>理由：因本机构的原因</translation>
    </message>
    <message>
        <source>From then on this facility fetches nothing more with this consent. What was fetched before stays in the chart.</source>
        <extracomment>Line of the confirmation: what withdrawing does.</extracomment>
        <translation>今后本机构不再用这份同意取得信息。以前取得的内容留在病历中。</translation>
    </message>
    <message>
        <source>The record says that this facility withdrew, not the patient. Please tell the patient.</source>
        <extracomment>Line of the confirmation: what the record will say.</extracomment>
        <translation>记录中会写明是本机构撤回，而不是患者。请告知患者。</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <extracomment>Key of the confirmation: withdraws nothing.</extracomment>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <extracomment>Key of the confirmation: withdraws the consent.</extracomment>
        <translation>撤回</translation>
    </message>
    <message>
        <source>This kiosk knows of no consent in force that it has delivered.</source>
        <extracomment>For staff, in the place of the list: it is empty.</extracomment>
        <translation>本机送出的同意中，没有已知仍然有效的。</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>Below a list of staff&apos;s. %1: number of the page that is shown, %2: number of all.</extracomment>
        <translation>第 %1 / %2 页</translation>
    </message>
    <message>
        <source>For example: the consent was taken for another visit, or a patient without their card asks for it.</source>
        <extracomment>Small line in the key &quot;This facility gives it back&quot;.</extracomment>
        <translation>例如：为另一次就诊误取了同意，或没带卡的患者提出要求。</translation>
    </message>
    <message>
        <source>Refused by the national system: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>被国家系统拒绝的记录：%1。请联系供应商。</translation>
    </message>
    <message>
        <source>Consents that end soon and have not arrived: %1. Please check the network.</source>
        <extracomment>For staff; %1 is a number of consents. Who gave them has to be asked again once they have ended.</extracomment>
        <translation>尚未送达、即将到期的同意：%1。请检查网络。</translation>
    </message>
    <message>
        <source>Waiting to be sent: %1</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>等待发送：%1</translation>
    </message>
    <message>
        <source>Consents that arrived after their end since the start, and count for nothing: %1</source>
        <extracomment>For staff; %1 is a number of consents.</extracomment>
        <translation>启动以来到期后才送达、无效的同意：%1</translation>
    </message>
    <message>
        <source>Result files that cannot be written: %1. Please check the receipt computer&apos;s folder.</source>
        <extracomment>For staff; %1 is a number of files.</extracomment>
        <translation>无法写入的结果文件：%1。请检查收费电脑的文件夹。</translation>
    </message>
    <message>
        <source>Days until this kiosk&apos;s certificate ends: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of days.</extracomment>
        <translation>本机证书剩余天数：%1。请联系供应商。</translation>
    </message>
    <message>
        <source>Version %1 did not start well, and the earlier one runs. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a version such as 1.4.0.</extracomment>
        <translation>版本 %1 未能正常启动，正在使用先前的版本。请联系供应商。</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>Getting ready</source>
        <extracomment>Title while the kiosk checks itself after it was switched on.</extracomment>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which nobody can do anything.</extracomment>
        <translation>请稍候。</translation>
    </message>
</context>
<context>
    <name>StopPanel</name>
    <message>
        <source>Do you want to end here?</source>
        <extracomment>Title: question after a touch on &quot;Stop&quot;, where a consent would be withdrawn. Not to be taken for withdrawing.</extracomment>
        <translation>要在此结束吗？</translation>
    </message>
    <message>
        <source>Do you want to stop?</source>
        <extracomment>Title: question after a touch on &quot;Stop&quot;.</extracomment>
        <translation>要停止办理吗？</translation>
    </message>
    <message>
        <source>Then nothing is withdrawn.</source>
        <extracomment>Below &quot;Do you want to end here?&quot;</extracomment>
        <translation>不会撤回任何同意。</translation>
    </message>
    <message>
        <source>If you stop, your answers are neither sent nor kept. If your card was registered, it stays so.</source>
        <extracomment>Below &quot;Do you want to stop?&quot;, after the card&apos;s first registration as an insurance card was asked for.</extracomment>
        <translation>停止后，您的回答不会发送，也不会保留。如果登记已完成，则继续有效。</translation>
    </message>
    <message>
        <source>If you stop, your answers are neither sent nor kept.</source>
        <extracomment>Below &quot;Do you want to stop?&quot;.</extracomment>
        <translation>停止后，您的回答不会发送，也不会保留。</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>Large key below &quot;Do you want to stop?&quot;: no, back to the question.</extracomment>
        <translation>继续</translation>
    </message>
    <message>
        <source>End</source>
        <extracomment>Large key below &quot;Do you want to end here?&quot;: yes, without withdrawing anything.</extracomment>
        <translation>结束</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Large key below &quot;Do you want to stop?&quot;: yes, end everything.</extracomment>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>StoringScreen</name>
    <message>
        <source>Your answers are being saved</source>
        <extracomment>Title while the signed answers are written down.</extracomment>
        <translation>正在保存您的回答</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>请稍候。</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being saved</source>
        <extracomment>Title while what a member of staff withdrew is written down.</extracomment>
        <translation>工作人员用：正在保存撤回</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>Time left: %1 s</source>
        <extracomment>%1: seconds that are left before the session ends.</extracomment>
        <translation>剩余时间：%1 秒</translation>
    </message>
    <message>
        <source>More time</source>
        <extracomment>Key beside the seconds that are left: the countdown begins anew. Two words.</extracomment>
        <translation>延长时间</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the machine in the top left corner.</extracomment>
        <translation>挂号</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <extracomment>Progress. %1: number of this step, %2: number of all steps.</extracomment>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Languages</source>
        <extracomment>For screen readers only: the key with the globe at the top.</extracomment>
        <translation>选择语言</translation>
    </message>
    <message>
        <source>Size of the words, and colours</source>
        <extracomment>For screen readers only: the key with two letters at the top.</extracomment>
        <translation>文字大小和颜色</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <extracomment>For screen readers only: the small picture of two people at the top.</extracomment>
        <translation>工作人员正在协助您</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Please place your My Number Card on the reader</source>
        <extracomment>Title of the first screen, in the largest letters.</extracomment>
        <translation>请将个人编号卡放在读卡器上</translation>
    </message>
    <message>
        <source>Take it out of its case and lay it down with the photo facing up.</source>
        <extracomment>Below the title of the first screen.</extracomment>
        <translation>请从卡套中取出，照片面朝上放置。</translation>
    </message>
    <message>
        <source>Your 12-digit Individual Number is never read or stored here.</source>
        <extracomment>Notice on the first screen: 個人番号 (マイナンバー), not the card.</extracomment>
        <translation>本机不会读取或保存您的12位个人编号。</translation>
    </message>
</context>
</TS>
