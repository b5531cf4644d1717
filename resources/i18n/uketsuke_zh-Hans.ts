<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnswerOverview</name>
    <message>
        <source>Answered by</source>
        <translation>答复人</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>监护人</translation>
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
        <extracomment>Ends the whole session; nothing is sent.</extracomment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>呼叫工作人员</translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation>已呼叫工作人员</translation>
    </message>
</context>
<context>
    <name>CapturingFaceScreen</name>
    <message>
        <source>Very good. Please stay like this.</source>
        <translation>很好，请保持不动。</translation>
    </message>
    <message>
        <source>Please bring your face into the oval.</source>
        <translation>请将面部对准椭圆框内。</translation>
    </message>
    <message>
        <source>Only one person in the picture, please.</source>
        <translation>画面中请只保留一人。</translation>
    </message>
    <message>
        <source>Please come a little closer.</source>
        <translation>请再靠近一点。</translation>
    </message>
    <message>
        <source>Please move back a little.</source>
        <translation>请稍微后退一点。</translation>
    </message>
    <message>
        <source>Please look into the camera.</source>
        <translation>请看摄像头。</translation>
    </message>
    <message>
        <source>Please hold your head straight.</source>
        <translation>请将头部摆正。</translation>
    </message>
    <message>
        <source>It is too dark. Please turn to the light.</source>
        <translation>光线太暗，请面向光亮处。</translation>
    </message>
    <message>
        <source>It is too bright. Please turn away from the light.</source>
        <translation>光线太强，请避开强光。</translation>
    </message>
    <message>
        <source>Please hold still for a moment.</source>
        <translation>请保持片刻不动。</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <translation>请看摄像头</translation>
    </message>
    <message>
        <source>Your picture, as in a mirror. It is not kept.</source>
        <translation>像镜子一样显示您的画面，不会保存。</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Tries of the face check that are left. %1: a number.</extracomment>
        <translation>剩余次数：%1</translation>
    </message>
    <message>
        <source>Use PIN</source>
        <translation>使用密码</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <translation>请工作人员协助</translation>
    </message>
</context>
<context>
    <name>ChoosingMethodScreen</name>
    <message>
        <source>How shall we confirm that it is you?</source>
        <translation>请选择确认本人身份的方式</translation>
    </message>
    <message>
        <source>The electronic certificate of your card expires within three months. Your city or town office can renew it; today you can use it as usual.</source>
        <translation>您卡上的电子证书将在三个月内到期。可在市区町村的窗口办理更新；今天仍可照常使用。</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Look into the camera. The picture is not kept.</source>
        <translation>请看摄像头。影像不会保存。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The 4 digits you chose for your card.</source>
        <translation>您为此卡设定的4位数字。</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <translation>请工作人员协助</translation>
    </message>
    <message>
        <source>A member of staff looks at your card&apos;s photo.</source>
        <translation>由工作人员核对卡上的照片。</translation>
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
        <source>Text size and colours</source>
        <translation>文字大小和颜色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
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
        <source>Reach</source>
        <translation>操作位置</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>整个屏幕</translation>
    </message>
    <message>
        <source>Everything lower down</source>
        <translation>全部移到下方</translation>
    </message>
</context>
<context>
    <name>EnteringCardNumberScreen</name>
    <message>
        <source>Tries left: %1</source>
        <translation>剩余次数：%1</translation>
    </message>
    <message>
        <source>2  Year of expiry</source>
        <translation>2  有效期限（年）</translation>
    </message>
    <message>
        <source>3  Security code</source>
        <translation>3  安全码</translation>
    </message>
    <message>
        <source>Drawing of the card: birth date and expiry stand to the right of the photo, the security code under it.</source>
        <translation>卡片示意图：出生日期和有效期在照片右侧，安全码在照片下方。</translation>
    </message>
    <message>
        <source>Showa 28, April 5: 280405</source>
        <extracomment>The year is of the Japanese era, as printed on the card.</extracomment>
        <translation>昭和28年4月5日：280405</translation>
    </message>
    <message>
        <source>Enter the numbers on your card</source>
        <translation>请输入卡上的数字</translation>
    </message>
    <message>
        <source>1  Birth date (era)</source>
        <translation>1  出生日期（和历）</translation>
    </message>
</context>
<context>
    <name>EnteringPinScreen</name>
    <message>
        <source>Only one try is left for your PIN</source>
        <translation>密码只剩最后一次机会</translation>
    </message>
    <message>
        <source>Please enter your 4-digit PIN</source>
        <translation>请输入4位密码</translation>
    </message>
    <message>
        <source>If it is wrong, the card is locked and only the city or town office can unlock it.</source>
        <translation>如果输错，卡片将被锁定，只能在市区町村的窗口解锁。</translation>
    </message>
    <message>
        <source>It is the PIN for user authentication, chosen when you received the card.</source>
        <translation>这是领卡时设定的“用户认证”密码。</translation>
    </message>
    <message>
        <source>Choose another way</source>
        <translation>选择其他方式</translation>
    </message>
    <message>
        <source>The last try stays unused.</source>
        <translation>保留最后一次机会。</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <translation>使用最后一次机会</translation>
    </message>
    <message>
        <source>I am sure of my PIN.</source>
        <translation>我确定密码正确。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
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
        <translation>与读卡器的连接已中断。</translation>
    </message>
    <message>
        <source>The card reader is busy just now.</source>
        <translation>读卡器正忙。</translation>
    </message>
    <message>
        <source>The reader cannot hear the card. Please place one card only, by itself, out of its case or wallet.</source>
        <translation>读卡器检测不到卡片。请将卡片从卡套或钱包中取出，只放一张。</translation>
    </message>
    <message>
        <source>The contact with the card broke off. Please take the card out of its case, and let it lie flat until we ask you to take it.</source>
        <translation>与卡片的接触中断。请将卡片从卡套中取出平放，直到提示取回为止。</translation>
    </message>
    <message>
        <source>The chip in this card cannot be read.</source>
        <translation>无法读取此卡的芯片。</translation>
    </message>
    <message>
        <source>This is a driving licence.</source>
        <translation>这是驾驶证。</translation>
    </message>
    <message>
        <source>This is a residence card.</source>
        <translation>这是在留卡。</translation>
    </message>
    <message>
        <source>This is not a My Number Card, but perhaps a transport or member card.</source>
        <translation>这不是个人编号卡，可能是交通卡或会员卡。</translation>
    </message>
    <message>
        <source>The card could not be read. If it is in a case, please take it out of the case.</source>
        <translation>无法读取卡片。如果装在卡套里，请取出。</translation>
    </message>
    <message>
        <source>The card was taken away before we had finished.</source>
        <translation>处理完成前卡片已被取走。</translation>
    </message>
    <message>
        <source>The card was changed for another one.</source>
        <translation>卡片被换成了另一张。</translation>
    </message>
    <message>
        <source>This is not a My Number Card.</source>
        <translation>这不是个人编号卡。</translation>
    </message>
    <message>
        <source>A smartphone is read at the desk, on another reader.</source>
        <translation>智能手机请在窗口的读取机上使用。</translation>
    </message>
    <message>
        <source>This is a Basic Resident Register Card. A My Number Card is needed here.</source>
        <translation>这是住民基本台帐卡。此处需要个人编号卡。</translation>
    </message>
    <message>
        <source>The numbers do not match the card. Please look at the card once more.</source>
        <translation>数字与卡片不符，请再看一次卡片。</translation>
    </message>
    <message>
        <source>These numbers cannot be right. The card was not asked, and no try was used.</source>
        <translation>这些数字不可能正确。未向卡片查询，也未消耗次数。</translation>
    </message>
    <message>
        <source>The camera could not read the numbers on the card. Please type them in.</source>
        <translation>摄像头无法读取卡上的数字，请手动输入。</translation>
    </message>
    <message>
        <source>So that the card is not locked, this machine does not ask for its printed numbers any more.</source>
        <translation>为避免卡片被锁定，本机不再要求输入卡上的数字。</translation>
    </message>
    <message>
        <source>The PIN does not match.</source>
        <translation>密码不正确。</translation>
    </message>
    <message>
        <source>Only one try is left for the PIN.</source>
        <translation>密码只剩最后一次机会。</translation>
    </message>
    <message>
        <source>The PIN of this card is locked. Your city or town office can unlock it.</source>
        <translation>此卡的密码已锁定，可在市区町村的窗口解锁。</translation>
    </message>
    <message>
        <source>This card holds no electronic certificate.</source>
        <translation>此卡没有电子证书。</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate has expired. Your city or town office can renew it.</source>
        <translation>卡上的电子证书已过期，可在市区町村的窗口更新。</translation>
    </message>
    <message>
        <source>This card has expired. Your city or town office can renew it.</source>
        <translation>此卡已过期，可在市区町村的窗口更新。</translation>
    </message>
    <message>
        <source>This machine could not confirm the card.</source>
        <translation>本机无法确认此卡。</translation>
    </message>
    <message>
        <source>The photo in the card cannot be used for the face check.</source>
        <translation>卡内的照片无法用于面部确认。</translation>
    </message>
    <message>
        <source>The camera cannot be used just now.</source>
        <translation>摄像头目前无法使用。</translation>
    </message>
    <message>
        <source>The camera could not find your face.</source>
        <translation>摄像头未能找到您的面部。</translation>
    </message>
    <message>
        <source>We could not confirm your face. This happens with an old photo, a mask or bright light.</source>
        <translation>未能确认您的面部。照片较旧、戴口罩或光线太强时可能发生。</translation>
    </message>
    <message>
        <source>We could not confirm your face. Please choose another way.</source>
        <translation>未能确认您的面部，请选择其他方式。</translation>
    </message>
    <message>
        <source>The face check could not be completed by camera.</source>
        <translation>未能通过摄像头完成面部确认。</translation>
    </message>
    <message>
        <source>This machine is not ready for use.</source>
        <translation>本机目前无法使用。</translation>
    </message>
    <message>
        <source>One question is still open.</source>
        <translation>还有一个问题没有回答。</translation>
    </message>
    <message>
        <source>We stopped because nothing was touched for a while.</source>
        <translation>因一段时间没有操作，已停止。</translation>
    </message>
    <message>
        <source>A member of staff has started this machine afresh.</source>
        <translation>工作人员已重新启动本机。</translation>
    </message>
    <message>
        <source>You have stopped.</source>
        <translation>您已停止操作。</translation>
    </message>
    <message>
        <source>The check by staff could not be completed.</source>
        <translation>工作人员未能完成确认。</translation>
    </message>
    <message>
        <source>The staff passcode does not match.</source>
        <translation>工作人员密码不正确。</translation>
    </message>
    <message>
        <source>Your answers could not be sealed.</source>
        <translation>未能签署您的答复。</translation>
    </message>
    <message>
        <source>This machine cannot save answers just now.</source>
        <translation>本机目前无法保存答复。</translation>
    </message>
    <message>
        <source>Your answers could not be saved.</source>
        <translation>未能保存您的答复。</translation>
    </message>
    <message>
        <source>The result could not be given to the reception&apos;s computer.</source>
        <translation>结果未能传送到挂号处的电脑。</translation>
    </message>
    <message>
        <source>The national system does not answer just now.</source>
        <translation>全国系统目前没有响应。</translation>
    </message>
    <message>
        <source>The national system could not take the answer.</source>
        <translation>全国系统未能接收答复。</translation>
    </message>
    <message>
        <source>The answer arrived too late.</source>
        <translation>答复到达得太晚。</translation>
    </message>
    <message>
        <source>The clock of this machine has to be checked.</source>
        <translation>需要检查本机的时钟。</translation>
    </message>
    <message>
        <source>Something went wrong in this machine.</source>
        <translation>本机发生了问题。</translation>
    </message>
    <message>
        <source>Please try once more.</source>
        <extracomment>What to do. Stands below the sentence about what happened.</extracomment>
        <translation>请再试一次。</translation>
    </message>
    <message>
        <source>Please take the card and place it once more.</source>
        <translation>请取下卡片，再放一次。</translation>
    </message>
    <message>
        <source>Please use your My Number Card, or speak to the reception.</source>
        <translation>请使用您的个人编号卡，或咨询挂号处。</translation>
    </message>
    <message>
        <source>You can go on with your PIN, or with the help of staff.</source>
        <translation>您可以使用密码，或请工作人员协助继续。</translation>
    </message>
    <message>
        <source>Please speak to the reception. They will be glad to help you.</source>
        <translation>请咨询挂号处，我们很乐意帮助您。</translation>
    </message>
    <message>
        <source>Please go to the reception desk. You can be received there as usual.</source>
        <translation>请前往挂号窗口，在那里可照常办理。</translation>
    </message>
</context>
<context>
    <name>FinishedScreen</name>
    <message>
        <source>Thank you. Please take your card.</source>
        <translation>谢谢。请取回您的卡片。</translation>
    </message>
    <message>
        <source>Thank you. Please take a seat.</source>
        <translation>谢谢。请就座等候。</translation>
    </message>
    <message>
        <source>Your records are not shown here. You are received and treated as usual.</source>
        <translation>本机构不会查看您的诊疗记录。您仍可照常就诊。</translation>
    </message>
    <message>
        <source>Your answers hold for 24 hours at this facility.</source>
        <translation>您的答复在本机构24小时内有效。</translation>
    </message>
    <message>
        <source>Saved and delivered.</source>
        <translation>已保存并送达。</translation>
    </message>
    <message>
        <source>Saved. Delivery goes on by itself; you need not wait.</source>
        <translation>已保存。系统会自动发送，您无需等候。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>GuardianScreen</name>
    <message>
        <source>Who is answering the questions?</source>
        <translation>由谁来回答问题？</translation>
    </message>
    <message>
        <source>The person on the card</source>
        <translation>持卡人本人</translation>
    </message>
    <message>
        <source>I answer for myself.</source>
        <translation>由我本人回答。</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <translation>家长或监护人</translation>
    </message>
    <message>
        <source>I answer for the person on the card.</source>
        <translation>我代替持卡人回答。</translation>
    </message>
</context>
<context>
    <name>InterruptedScreen</name>
    <message>
        <source>Nothing was sent, and nothing of you was kept.</source>
        <translation>没有发送任何内容，也没有保留您的信息。</translation>
    </message>
    <message>
        <source>Please do not forget your card.</source>
        <translation>请不要忘记您的卡片。</translation>
    </message>
    <message>
        <source>Staff have been called. Please wait here.</source>
        <translation>已呼叫工作人员，请在此等候。</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>OK</source>
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
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Reception</source>
        <translation>挂号</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>Please go to the reception desk</source>
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
        <translation>谢谢。已确认您的身份。</translation>
    </message>
    <message>
        <source>We are preparing your questions.</source>
        <translation>正在准备问题。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <translation>请将卡片留在读卡器上。</translation>
    </message>
</context>
<context>
    <name>ReadingCardScreen</name>
    <message>
        <source>Reading the front of your card</source>
        <translation>正在读取卡片正面</translation>
    </message>
    <message>
        <source>Checking your card</source>
        <translation>正在确认卡片</translation>
    </message>
    <message>
        <source>Reading your card</source>
        <translation>正在读取卡片</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>需要几秒钟。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <translation>请将卡片留在读卡器上。</translation>
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
        <translation>正在签署您的答复</translation>
    </message>
    <message>
        <source>Your card signs them now. This takes a few seconds.</source>
        <translation>您的卡片正在签署，需要几秒钟。</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <translation>请将卡片留在读卡器上。</translation>
    </message>
</context>
<context>
    <name>StaffCheckScreen</name>
    <message>
        <source>For staff: is this the person on the card&apos;s photo?</source>
        <translation>工作人员用：与卡上照片是同一人吗？</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode</source>
        <translation>工作人员用：请输入密码</translation>
    </message>
    <message>
        <source>Please compare the photo printed on the card with the person in front of you.</source>
        <translation>请将卡上印的照片与面前的人进行比对。</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <translation>工作人员马上就来。</translation>
    </message>
    <message>
        <source>Yes, the same person</source>
        <translation>是，同一人</translation>
    </message>
    <message>
        <source>No, or not certain</source>
        <translation>不是，或不能确定</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>工作人员密码</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>Getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请稍候。</translation>
    </message>
</context>
<context>
    <name>StoringScreen</name>
    <message>
        <source>Your answers are being saved</source>
        <translation>正在保存您的答复</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>请稍候。</translation>
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
        <translation>语言</translation>
    </message>
    <message>
        <source>Text size and colours</source>
        <translation>文字大小和颜色</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Please place your My Number Card on the reader</source>
        <translation>请将个人编号卡放在读卡器上</translation>
    </message>
    <message>
        <source>Take it out of its case and lay it down with the photo facing up.</source>
        <translation>请从卡套中取出，照片面朝上放置。</translation>
    </message>
    <message>
        <source>Your 12-digit Individual Number is never read or stored here.</source>
        <translation>本机绝不读取或保存您的12位个人编号。</translation>
    </message>
</context>
</TS>
