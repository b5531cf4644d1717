<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ne_NP" sourcelanguage="en">
<context>
    <name>AidCertificatesScreen</name>
    <message>
        <source>Certificate %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>प्रमाणपत्र %1 / %2</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Chosen</source>
        <extracomment>Said of the one of several settings that is chosen.</extracomment>
        <translation>छानिएको</translation>
    </message>
</context>
<context>
    <name>AnswerOverview</name>
    <message>
        <source>Answered by</source>
        <extracomment>Line of the review, read by the patient; the answer beside it is &quot;Guardian&quot;.</extracomment>
        <translation>जवाफ दिने व्यक्ति</translation>
    </message>
    <message>
        <source>Guardian</source>
        <extracomment>Answer in a line of the review, beside &quot;Answered by&quot;: a parent or legal representative. One short word if possible.</extracomment>
        <translation>अभिभावक</translation>
    </message>
    <message>
        <source>Helped by</source>
        <extracomment>Line of the review, read by the patient; the answer beside it is &quot;Member of staff&quot;.</extracomment>
        <translation>सहयोग गर्ने</translation>
    </message>
    <message>
        <source>Member of staff</source>
        <extracomment>Answer in a line of the review, beside &quot;Helped by&quot;. Short.</extracomment>
        <translation>कर्मचारी</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Back</source>
        <extracomment>Goes back one question.</extracomment>
        <translation>पछाडि</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Asks whether to end the whole session; nothing is sent then.</extracomment>
        <translation>रोक्ने</translation>
    </message>
    <message>
        <source>Call staff</source>
        <extracomment>Key at the bottom right of every screen: calls a member of staff to the kiosk. Two words.</extracomment>
        <translation>कर्मचारी बोलाउने</translation>
    </message>
    <message>
        <source>Staff called</source>
        <extracomment>The same key after it was touched; nobody knows whether they come. Also said by the voice. Two words.</extracomment>
        <translation>कर्मचारी बोलाइयो</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Not for patients: opens what staff can do here, behind a passcode.</extracomment>
        <translation>कर्मचारीका लागि</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <extracomment>Key at the bottom right while a member of staff stands beside the patient: they enter a passcode and help. Two or three words.</extracomment>
        <translation>कर्मचारीको सहयोग लिने</translation>
    </message>
</context>
<context>
    <name>CapturingFaceScreen</name>
    <message>
        <source>Please close your eyes slowly once, and open them again.</source>
        <extracomment>Asked of the patient before the camera, in large letters beside a drawing; proves a living face.</extracomment>
        <translation>एक पटक बिस्तारै आँखा बन्द गर्नुहोस् र खोल्नुहोस्।</translation>
    </message>
    <message>
        <source>Please turn your face a little to the left, and back.</source>
        <extracomment>Asked of the patient before the camera: to their own left.</extracomment>
        <translation>अनुहार अलिकति बायाँ घुमाउनुहोस् र फर्काउनुहोस्।</translation>
    </message>
    <message>
        <source>Please turn your face a little to the right, and back.</source>
        <extracomment>Asked of the patient before the camera: to their own right.</extracomment>
        <translation>अनुहार अलिकति दायाँ घुमाउनुहोस् र फर्काउनुहोस्।</translation>
    </message>
    <message>
        <source>Very good. Please stay like this.</source>
        <extracomment>Hint to the patient before the camera: the face is seen well. The hints follow one another quickly; short.</extracomment>
        <translation>धेरै राम्रो। यस्तै रहनुहोस्।</translation>
    </message>
    <message>
        <source>Please bring your face into the oval.</source>
        <extracomment>Hint: no face is seen. The oval is drawn over the picture.</extracomment>
        <translation>अनुहार अण्डाकार घेराभित्र ल्याउनुहोस्।</translation>
    </message>
    <message>
        <source>Only one person in the picture, please.</source>
        <extracomment>Hint: the camera sees two faces or more.</extracomment>
        <translation>एक जना मात्र अगाडि आउनुहोस्।</translation>
    </message>
    <message>
        <source>Please come a little closer.</source>
        <extracomment>Hint: the face is too small in the picture.</extracomment>
        <translation>अलि नजिक आउनुहोस्।</translation>
    </message>
    <message>
        <source>Please move back a little.</source>
        <extracomment>Hint: the face is too large in the picture.</extracomment>
        <translation>अलि पछाडि जानुहोस्।</translation>
    </message>
    <message>
        <source>Please look into the camera.</source>
        <extracomment>Hint: the face is turned away.</extracomment>
        <translation>क्यामेरामा हेर्नुहोस्।</translation>
    </message>
    <message>
        <source>Please hold your head straight.</source>
        <extracomment>Hint: the head is tilted.</extracomment>
        <translation>टाउको सीधा राख्नुहोस्।</translation>
    </message>
    <message>
        <source>It is too dark. Please turn to the light.</source>
        <extracomment>Hint: the face lies in the dark.</extracomment>
        <translation>धेरै अँध्यारो छ। उज्यालोतिर फर्कनुहोस्।</translation>
    </message>
    <message>
        <source>It is too bright. Please turn away from the light.</source>
        <extracomment>Hint: light shines on the face.</extracomment>
        <translation>धेरै उज्यालो छ। उज्यालोबाट अलि फर्कनुहोस्।</translation>
    </message>
    <message>
        <source>Please hold still for a moment.</source>
        <extracomment>Hint: the picture is blurred.</extracomment>
        <translation>एक छिन नहल्लिनुहोस्।</translation>
    </message>
    <message>
        <source>We cannot see your eyes. Please take off dark glasses.</source>
        <extracomment>Hint: sunglasses or hair cover the eyes.</extracomment>
        <translation>तपाईंको आँखा देखिएन। गाढा चश्मा खोल्नुहोस्।</translation>
    </message>
    <message>
        <source>Please take off your mask for a moment.</source>
        <extracomment>Hint: a mask covers the mouth.</extracomment>
        <translation>एक छिन मास्क खोल्नुहोस्।</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <extracomment>Title of the screen with the camera&apos;s picture. No full stop.</extracomment>
        <translation>क्यामेरामा हेर्नुहोस्</translation>
    </message>
    <message>
        <source>Your picture, as in a mirror. It is not kept.</source>
        <extracomment>For screen readers only: describes the camera&apos;s picture.</extracomment>
        <translation>ऐनामा जस्तै देखिन्छ। तस्बिर राखिँदैन।</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Tries of the face check that are left. %1: a number.</extracomment>
        <translation>बाँकी पटक: %1</translation>
    </message>
    <message>
        <source>Use PIN</source>
        <extracomment>Key below the camera&apos;s picture: be recognised by PIN instead. Half the width of the panel; short.</extracomment>
        <translation>पिन नम्बर</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <extracomment>Key below the camera&apos;s picture: let a member of staff compare the photo instead. As short as can be.</extracomment>
        <translation>कर्मचारीलाई भन्ने</translation>
    </message>
</context>
<context>
    <name>ChoosingMethodScreen</name>
    <message>
        <source>How shall we confirm that it is you?</source>
        <extracomment>Title above three ways to be recognised: face, PIN, staff.</extracomment>
        <translation>तपाईंको पहिचान कसरी गरौं?</translation>
    </message>
    <message>
        <source>Withdrawal: how shall we confirm that it is you?</source>
        <extracomment>Title, for a patient who came to withdraw a consent.</extracomment>
        <translation>सहमति फिर्ता: तपाईंको पहिचान कसरी गरौं?</translation>
    </message>
    <message>
        <source>Do not withdraw anything</source>
        <extracomment>Key below the three ways: leads back from withdrawing to the usual visit.</extracomment>
        <translation>फिर्ता नलिने</translation>
    </message>
    <message>
        <source>Withdraw an earlier consent</source>
        <extracomment>Key below the three ways: the patient came to withdraw, not to consent.</extracomment>
        <translation>पहिलेको सहमति फिर्ता लिने</translation>
    </message>
    <message>
        <source>The electronic certificate of your card expires within three months. Your city or town office can renew it; today you can use it as usual.</source>
        <extracomment>Notice above the three ways; a reminder that changes nothing today.</extracomment>
        <translation>तपाईंको कार्डको विद्युतीय प्रमाणपत्रको म्याद तीन महिनाभित्र सकिन्छ। नगरपालिकाको कार्यालयमा नवीकरण गर्न सकिन्छ। आज सधैं जस्तै प्रयोग गर्न सकिन्छ।</translation>
    </message>
    <message>
        <source>Face</source>
        <extracomment>Large key: be recognised by the camera.</extracomment>
        <translation>अनुहार</translation>
    </message>
    <message>
        <source>Look into the camera. The picture is not kept.</source>
        <extracomment>Small line in the key &quot;Face&quot;. A line break may stand in it.</extracomment>
        <translation>क्यामेरामा हेर्नुहोस्। तस्बिर राखिँदैन।</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>Large key: be recognised by the card&apos;s 4-digit PIN (利用者証明用).</extracomment>
        <translation>पिन नम्बर</translation>
    </message>
    <message>
        <source>The 4 digits you chose for your card.</source>
        <extracomment>Small line in the key &quot;PIN&quot;.</extracomment>
        <translation>कार्डका लागि तपाईंले छान्नुभएको 4 अंक।</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <extracomment>Large key: a member of staff compares face and photo.</extracomment>
        <translation>कर्मचारीलाई भन्ने</translation>
    </message>
    <message>
        <source>A member of staff looks at your card&apos;s photo.</source>
        <extracomment>Small line in the key &quot;Ask staff&quot;.</extracomment>
        <translation>कर्मचारीले तपाईंको कार्डको फोटो हेर्छन्।</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <extracomment>Key below the three ways: a member of staff enters a passcode and helps with the screens.</extracomment>
        <translation>कर्मचारीको सहयोग लिने</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <extracomment>Small line that stands where the key &quot;Help from staff&quot; was.</extracomment>
        <translation>कर्मचारीले तपाईंलाई सहयोग गर्दैछन्</translation>
    </message>
</context>
<context>
    <name>ConsentItemScreen</name>
    <message>
        <source>Question %1 of %2</source>
        <extracomment>%1: number of this question, %2: number of all questions.</extracomment>
        <translation>प्रश्न %1 / %2</translation>
    </message>
</context>
<context>
    <name>ConsentSummaryScreen</name>
    <message>
        <source>Details</source>
        <extracomment>Below the answers: leads to an explanation of each item that is asked for.</extracomment>
        <translation>विवरण</translation>
    </message>
</context>
<context>
    <name>DigitBoxes</name>
    <message>
        <source>%1: %2 of %3 digits entered</source>
        <extracomment>Spoken for a row of boxes; digits themselves are never spoken. %1: label of the row, %2 and %3: numbers.</extracomment>
        <translation>%1: %3 मध्ये %2 अंक राखियो</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Size of the words, and colours</source>
        <extracomment>Title of the panel that the key with two letters opens.</extracomment>
        <translation>अक्षरको आकार र रङ</translation>
    </message>
    <message>
        <source>Normal</source>
        <extracomment>Size of the words.</extracomment>
        <translation>सामान्य</translation>
    </message>
    <message>
        <source>Large</source>
        <extracomment>Size of the words.</extracomment>
        <translation>ठूलो</translation>
    </message>
    <message>
        <source>Larger</source>
        <extracomment>Size of the words.</extracomment>
        <translation>अझ ठूलो</translation>
    </message>
    <message>
        <source>Largest</source>
        <extracomment>Size of the words.</extracomment>
        <translation>सबैभन्दा ठूलो</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>Dark words on light paper.</extracomment>
        <translation>उज्यालो</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>Light words on dark paper.</extracomment>
        <translation>अँध्यारो</translation>
    </message>
    <message>
        <source>High contrast</source>
        <extracomment>White and yellow on black.</extracomment>
        <translation>स्पष्ट</translation>
    </message>
    <message>
        <source>Voice guidance</source>
        <extracomment>Whether the machine reads aloud what is on the screen.</extracomment>
        <translation>आवाज</translation>
    </message>
    <message>
        <source>Everything lower</source>
        <extracomment>Moves everything that is touched into the lower half of the screen, for whoever sits or is small.</extracomment>
        <translation>सबै तल</translation>
    </message>
</context>
<context>
    <name>DocumentsScreen</name>
    <message>
        <source>Document %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>कागजात %1 / %2</translation>
    </message>
</context>
<context>
    <name>EnteringCardNumberScreen</name>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Stands behind the sentence about a wrong number. %1: a number.</extracomment>
        <translation>बाँकी पटक: %1</translation>
    </message>
    <message>
        <source>2  Year of expiry</source>
        <extracomment>Label of four boxes, numbered as in the drawing: year in which the card expires. Two spaces behind the figure.</extracomment>
        <translation>2  म्याद सकिने वर्ष</translation>
    </message>
    <message>
        <source>3  Security code</source>
        <extracomment>Label of four boxes, numbered as in the drawing: セキュリティコード below the photo. Two spaces behind the figure.</extracomment>
        <translation>3  सुरक्षा कोड</translation>
    </message>
    <message>
        <source>Drawing of the card: birth date and expiry stand to the right of the photo, the security code under it.</source>
        <extracomment>For screen readers only: describes the drawing of the card.</extracomment>
        <translation>कार्डको चित्र: जन्ममिति र म्याद फोटोको दायाँ छ, सुरक्षा कोड फोटोको तल छ।</translation>
    </message>
    <message>
        <source>Enter the numbers on your card</source>
        <extracomment>Title. The patient types 14 digits printed on the front of the card.</extracomment>
        <translation>कार्डका अंकहरू राख्नुहोस्</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <extracomment>Title: to the patient who asked for staff and waits.</extracomment>
        <translation>कर्मचारी अहिले आउँछन्।</translation>
    </message>
    <message>
        <source>They will enter the numbers on your card. You can also enter them yourself.</source>
        <extracomment>Notice below &quot;A member of staff will be with you in a moment.&quot;: nobody who asked for staff has to type.</extracomment>
        <translation>कार्डका अंकहरू कर्मचारीले राख्छन्। तपाईं आफैंले राख्न पनि सक्नुहुन्छ।</translation>
    </message>
    <message>
        <source>1  Birth date, as printed</source>
        <extracomment>Label of six boxes, numbered as in the drawing of the card: year, month, day. Two spaces behind the figure.</extracomment>
        <translation>1  जन्ममिति (कार्डमा लेखिएजस्तै)</translation>
    </message>
    <message>
        <source>Showa 28, April 5: 280405; 1990, April 5: 900405</source>
        <extracomment>Two examples, each in a line where it can be. Cards of Japanese people have the year of the Japanese era, cards of others may have that of the Gregorian calendar: the two last digits of what is printed.</extracomment>
        <translation>शोवा 28 अप्रिल 5: 280405
1990 अप्रिल 5: 900405</translation>
    </message>
</context>
<context>
    <name>EnteringExchangeNumberScreen</name>
    <message>
        <source>Do you have an exchange number?</source>
        <extracomment>Title: 引換番号, a number on paper by which a document from another clinic is found.</extracomment>
        <translation>तपाईंसँग साटफेर नम्बर छ?</translation>
    </message>
    <message>
        <source>It is on the paper that another clinic gave you.</source>
        <extracomment>Below the title: where the patient finds the number.</extracomment>
        <translation>अर्को अस्पतालले दिएको कागजमा लेखिएको छ।</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Stands behind the sentence about a wrong number. %1: a number.</extracomment>
        <translation>बाँकी पटक: %1</translation>
    </message>
    <message>
        <source>Exchange number</source>
        <extracomment>Label of the boxes for the digits, and the title when no number can be entered any more.</extracomment>
        <translation>साटफेर नम्बर</translation>
    </message>
    <message>
        <source>Go on without a number</source>
        <extracomment>Large key beside the number pad: as good an answer as a number.</extracomment>
        <translation>नम्बर नराखी अघि बढ्ने</translation>
    </message>
</context>
<context>
    <name>EnteringPinScreen</name>
    <message>
        <source>Only one try is left for your PIN</source>
        <extracomment>Title of a warning that comes before the number pad.</extracomment>
        <translation>पिन राख्ने मौका एक पटक मात्र बाँकी छ</translation>
    </message>
    <message>
        <source>Please enter your 4-digit PIN</source>
        <extracomment>Title above the number pad.</extracomment>
        <translation>4 अंकको पिन राख्नुहोस्</translation>
    </message>
    <message>
        <source>If it is wrong, the card is locked and only the city or town office can unlock it.</source>
        <extracomment>Below the title of the warning.</extracomment>
        <translation>गलत भएमा पिन बन्द हुन्छ, र नगरपालिकाको कार्यालयले मात्र खोल्न सक्छ।</translation>
    </message>
    <message>
        <source>It is the PIN for user authentication, chosen when you received the card.</source>
        <extracomment>Above the boxes: which of the card&apos;s PINs is meant (利用者証明用電子証明書, 4 digits).</extracomment>
        <translation>यो कार्ड लिँदा छान्नुभएको प्रयोगकर्ता प्रमाणीकरणको पिन हो।</translation>
    </message>
    <message>
        <source>Choose another way</source>
        <extracomment>Large key of the warning: leads back to face, PIN and staff.</extracomment>
        <translation>अर्को तरिका छान्ने</translation>
    </message>
    <message>
        <source>The last try stays unused.</source>
        <extracomment>Small line in the key &quot;Choose another way&quot;.</extracomment>
        <translation>अन्तिम मौका बचाइन्छ।</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <extracomment>Large key of the warning: leads to the number pad.</extracomment>
        <translation>अन्तिम मौका प्रयोग गर्ने</translation>
    </message>
    <message>
        <source>I am sure of my PIN.</source>
        <extracomment>Small line in the key &quot;Use the last try&quot;; the patient&apos;s own words.</extracomment>
        <translation>मलाई पिन राम्ररी थाहा छ।</translation>
    </message>
    <message>
        <source>PIN</source>
        <extracomment>Label of the four boxes.</extracomment>
        <translation>पिन नम्बर</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Below the boxes. %1: a number.</extracomment>
        <translation>बाँकी पटक: %1</translation>
    </message>
</context>
<context>
    <name>FaultNumber</name>
    <message>
        <source>For staff: number %1</source>
        <extracomment>Small line for staff. %1: a three-digit number.</extracomment>
        <translation>कर्मचारीका लागि: नम्बर %1</translation>
    </message>
</context>
<context>
    <name>FaultTexts</name>
    <message>
        <source>The card reader is not ready.</source>
        <extracomment>What happened. Shown to the patient; staff see the fault&apos;s number beside it.</extracomment>
        <translation>कार्ड रिडर तयार छैन।</translation>
    </message>
    <message>
        <source>The connection to the card reader was lost.</source>
        <extracomment>To the patient, as a title: the reader&apos;s plug or its service went.</extracomment>
        <translation>कार्ड रिडरसँगको सम्पर्क टुट्यो।</translation>
    </message>
    <message>
        <source>The card reader is busy just now.</source>
        <extracomment>To the patient, as a title: another program holds the reader.</extracomment>
        <translation>कार्ड रिडर अहिले व्यस्त छ।</translation>
    </message>
    <message>
        <source>The reader cannot hear the card. Please place one card only, by itself, out of its case or wallet.</source>
        <extracomment>To the patient, as a title: several cards, or metal, keep the reader from it.</extracomment>
        <translation>रिडरले कार्ड चिनेन। खोल वा पर्सबाट निकालेर एउटा कार्ड मात्र राख्नुहोस्।</translation>
    </message>
    <message>
        <source>The contact with the card broke off. Please take the card out of its case, and let it lie flat until we ask you to take it.</source>
        <extracomment>To the patient, as a title: the card moved or lies askew.</extracomment>
        <translation>कार्डसँगको सम्पर्क टुट्यो। कार्ड खोलबाट निकाल्नुहोस् र लैजान नभनेसम्म समतल राख्नुहोस्।</translation>
    </message>
    <message>
        <source>The chip in this card cannot be read.</source>
        <extracomment>To the patient, as a title: the chip is broken.</extracomment>
        <translation>यो कार्डको चिप पढ्न सकिएन।</translation>
    </message>
    <message>
        <source>This is a driving licence.</source>
        <extracomment>To the patient, as a title: 運転免許証 lies on the reader.</extracomment>
        <translation>यो सवारी चालक अनुमतिपत्र हो।</translation>
    </message>
    <message>
        <source>This is a residence card.</source>
        <extracomment>To the patient, as a title: 在留カード lies on the reader.</extracomment>
        <translation>यो रेजिडेन्स कार्ड हो।</translation>
    </message>
    <message>
        <source>This is not a My Number Card, but perhaps a transport or member card.</source>
        <extracomment>To the patient, as a title: a card like those for trains and shops lies on the reader.</extracomment>
        <translation>यो माइ नम्बर कार्ड होइन। यातायात वा सदस्य कार्ड हुन सक्छ।</translation>
    </message>
    <message>
        <source>The card could not be read. If it is in a case, please take it out of the case.</source>
        <extracomment>To the patient, as a title: the card answered wrongly.</extracomment>
        <translation>कार्ड पढ्न सकिएन। खोलमा छ भने निकाल्नुहोस्।</translation>
    </message>
    <message>
        <source>The card was taken away before we had finished.</source>
        <extracomment>To the patient, as a title.</extracomment>
        <translation>काम सकिनुअघि कार्ड हटाइयो।</translation>
    </message>
    <message>
        <source>The card was changed for another one.</source>
        <extracomment>To the patient, as a title: somebody laid down another card during the session.</extracomment>
        <translation>कार्ड अर्को कार्डसँग साटियो।</translation>
    </message>
    <message>
        <source>This is not a My Number Card.</source>
        <extracomment>To the patient, as a title: an unknown card lies on the reader.</extracomment>
        <translation>यो माइ नम्बर कार्ड होइन।</translation>
    </message>
    <message>
        <source>A smartphone is read at the desk, on another reader.</source>
        <extracomment>To the patient, as a title: a phone lies on the reader. A member of staff has the other reader.</extracomment>
        <translation>स्मार्टफोन काउन्टरको अर्को रिडरमा पढिन्छ।</translation>
    </message>
    <message>
        <source>This is a Basic Resident Register Card. A My Number Card is needed here.</source>
        <extracomment>To the patient, as a title: 住民基本台帳カード, the card before the My Number Card.</extracomment>
        <translation>यो आधारभूत बासिन्दा दर्ता कार्ड हो। यहाँ माइ नम्बर कार्ड चाहिन्छ।</translation>
    </message>
    <message>
        <source>The numbers do not match the card. Please look at the card once more.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers.</extracomment>
        <translation>अंकहरू कार्डसँग मिलेनन्। कार्ड फेरि हेर्नुहोस्।</translation>
    </message>
    <message>
        <source>These numbers cannot be right. The card was not asked, and no try was used.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers: such a date does not exist.</extracomment>
        <translation>यी अंक सही हुन सक्दैनन्। कार्डमा पठाइएको छैन र मौका घटेको छैन।</translation>
    </message>
    <message>
        <source>The camera could not read the numbers on the card. Please type them in.</source>
        <extracomment>Notice above the boxes of the card&apos;s printed numbers.</extracomment>
        <translation>क्यामेराले कार्डका अंक पढ्न सकेन। कृपया आफैं राख्नुहोस्।</translation>
    </message>
    <message>
        <source>So that the card is not locked, this machine does not ask for its printed numbers any more.</source>
        <extracomment>To the patient: too few tries are left in the card.</extracomment>
        <translation>कार्ड बन्द नहोस् भनेर यो मेसिनले कार्डका अंक अब सोध्दैन।</translation>
    </message>
    <message>
        <source>The PIN does not match.</source>
        <extracomment>Notice above the boxes of the PIN.</extracomment>
        <translation>पिन मिलेन।</translation>
    </message>
    <message>
        <source>Only one try is left for the PIN.</source>
        <extracomment>Notice where the PIN is asked for.</extracomment>
        <translation>पिन राख्ने मौका एक पटक मात्र बाँकी छ।</translation>
    </message>
    <message>
        <source>The PIN of this card is locked. Your city or town office can unlock it.</source>
        <extracomment>To the patient, where the ways to be recognised are offered.</extracomment>
        <translation>यो कार्डको पिन बन्द छ। नगरपालिकाको कार्यालयले खोल्न सक्छ।</translation>
    </message>
    <message>
        <source>This card holds no electronic certificate.</source>
        <extracomment>To the patient: 利用者証明用電子証明書 is missing, as on a small child&apos;s card.</extracomment>
        <translation>यो कार्डमा विद्युतीय प्रमाणपत्र छैन।</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate has expired. Your city or town office can renew it.</source>
        <extracomment>To the patient: 利用者証明用電子証明書 has expired, the card may be valid.</extracomment>
        <translation>कार्डको विद्युतीय प्रमाणपत्रको म्याद सकियो। नगरपालिकाको कार्यालयमा नवीकरण गर्न सकिन्छ।</translation>
    </message>
    <message>
        <source>This card has expired. Your city or town office can renew it.</source>
        <extracomment>To the patient, as a title: the card itself has expired.</extracomment>
        <translation>यो कार्डको म्याद सकियो। नगरपालिकाको कार्यालयमा नवीकरण गर्न सकिन्छ।</translation>
    </message>
    <message>
        <source>This machine could not confirm the card.</source>
        <extracomment>To the patient, as a title: the card may be forged. Accuses nobody.</extracomment>
        <translation>यो मेसिनले कार्ड पक्का गर्न सकेन।</translation>
    </message>
    <message>
        <source>The photo in the card cannot be used for the face check.</source>
        <extracomment>To the patient, where the other ways to be recognised are offered.</extracomment>
        <translation>कार्डको फोटो अनुहार जाँचका लागि प्रयोग गर्न सकिएन।</translation>
    </message>
    <message>
        <source>The camera cannot be used just now.</source>
        <extracomment>To the patient, where the other ways to be recognised are offered.</extracomment>
        <translation>क्यामेरा अहिले प्रयोग गर्न सकिँदैन।</translation>
    </message>
    <message>
        <source>The camera could not find your face.</source>
        <extracomment>Notice beside the camera&apos;s picture.</extracomment>
        <translation>क्यामेराले तपाईंको अनुहार भेटेन।</translation>
    </message>
    <message>
        <source>We could not confirm your face. This happens with an old photo, a mask or bright light.</source>
        <extracomment>Notice beside the camera&apos;s picture; the patient can try again. Blames nobody.</extracomment>
        <translation>अनुहार पक्का गर्न सकिएन। पुरानो फोटो, मास्क वा चर्को उज्यालोले यस्तो हुन सक्छ।</translation>
    </message>
    <message>
        <source>We could not confirm your face. Please choose another way.</source>
        <extracomment>To the patient after the last try, where the other ways are offered.</extracomment>
        <translation>अनुहार पक्का गर्न सकिएन। अर्को तरिका छान्नुहोस्।</translation>
    </message>
    <message>
        <source>The camera could not see the movement. That happens easily.</source>
        <extracomment>Notice beside the camera&apos;s picture: eyes closed or face turned was not seen.</extracomment>
        <translation>क्यामेराले चाल राम्ररी देखेन। यस्तो भइरहन्छ।</translation>
    </message>
    <message>
        <source>The face check could not be completed by camera.</source>
        <extracomment>To the patient: perhaps a photo was held before the camera. Accuses nobody.</extracomment>
        <translation>क्यामेराबाट अनुहार जाँच पूरा हुन सकेन।</translation>
    </message>
    <message>
        <source>This machine is not ready for use.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: something of its own is missing.</extracomment>
        <translation>यो मेसिन अहिले प्रयोग गर्न सकिँदैन।</translation>
    </message>
    <message>
        <source>One question is still open.</source>
        <extracomment>To the patient: a question was passed without an answer.</extracomment>
        <translation>एउटा प्रश्न अझै बाँकी छ।</translation>
    </message>
    <message>
        <source>We stopped because nothing was touched for a while.</source>
        <extracomment>To the patient, as a title: the time was up.</extracomment>
        <translation>केही बेर केही नछोइएकाले रोकियो।</translation>
    </message>
    <message>
        <source>A member of staff has started this machine afresh.</source>
        <extracomment>To the patient, as a title: staff ended the session.</extracomment>
        <translation>कर्मचारीले यो मेसिन फेरि सुरु गरे।</translation>
    </message>
    <message>
        <source>You have stopped.</source>
        <extracomment>To the patient, as a title: they touched &quot;Stop&quot;.</extracomment>
        <translation>तपाईंले रोक्नुभयो।</translation>
    </message>
    <message>
        <source>The check by staff could not be completed.</source>
        <extracomment>To the patient, as a title: staff did not find the same person, or were not certain. Accuses nobody.</extracomment>
        <translation>कर्मचारीको जाँच पूरा हुन सकेन।</translation>
    </message>
    <message>
        <source>The staff passcode does not match.</source>
        <extracomment>Notice above the boxes of the passcode, for staff.</extracomment>
        <translation>कर्मचारीको कोड मिलेन।</translation>
    </message>
    <message>
        <source>Staff entry is locked for a few minutes, because several passcodes were wrong.</source>
        <extracomment>Notice above the boxes of the passcode, for staff: until then the right one is not taken either.</extracomment>
        <translation>कर्मचारीको कोड धेरै पटक नमिलेकाले केही मिनेट बन्द छ।</translation>
    </message>
    <message>
        <source>This card is not registered as an insurance card.</source>
        <extracomment>To the patient, as a title: they chose not to register it now.</extracomment>
        <translation>यो कार्ड बीमा कार्डका रूपमा दर्ता छैन।</translation>
    </message>
    <message>
        <source>The card could not be registered as an insurance card.</source>
        <extracomment>To the patient, as a title: the national system refused.</extracomment>
        <translation>कार्डलाई बीमा कार्डका रूपमा दर्ता गर्न सकिएन।</translation>
    </message>
    <message>
        <source>No document of yours has this number. Please look at the paper once more.</source>
        <extracomment>Notice above the boxes of the exchange number (引換番号).</extracomment>
        <translation>यो नम्बरको तपाईंको कागजात भेटिएन। कागज फेरि हेर्नुहोस्।</translation>
    </message>
    <message>
        <source>No further number can be tried here. You can go on without the document.</source>
        <extracomment>Notice in the place of the boxes of the exchange number: too many were wrong.</extracomment>
        <translation>यहाँ अब अर्को नम्बर राख्न सकिँदैन। कागजात बिना अघि बढ्न सकिन्छ।</translation>
    </message>
    <message>
        <source>Your answers could not be sealed.</source>
        <extracomment>To the patient, as a title: device or card could not sign.</extracomment>
        <translation>तपाईंको जवाफमा हस्ताक्षर गर्न सकिएन।</translation>
    </message>
    <message>
        <source>This machine cannot save answers just now.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: its store is full or broken.</extracomment>
        <translation>यो मेसिनले अहिले जवाफ सुरक्षित गर्न सक्दैन।</translation>
    </message>
    <message>
        <source>Your answers could not be saved.</source>
        <extracomment>To the patient, as a title: nothing was sent either.</extracomment>
        <translation>तपाईंको जवाफ सुरक्षित गर्न सकिएन।</translation>
    </message>
    <message>
        <source>The result could not be given to the reception&apos;s computer.</source>
        <extracomment>For staff and the log: the receipt computer (レセプトコンピューター) has no result file.</extracomment>
        <translation>नतिजा दर्ता काउन्टरको कम्प्युटरमा पठाउन सकिएन।</translation>
    </message>
    <message>
        <source>The national system does not answer just now.</source>
        <extracomment>For staff and the log: オンライン資格確認等システム is out of reach.</extracomment>
        <translation>राष्ट्रिय प्रणालीले अहिले जवाफ दिएन।</translation>
    </message>
    <message>
        <source>The national system could not take the answer.</source>
        <extracomment>For staff and the log: オンライン資格確認等システム refused or is not trusted.</extracomment>
        <translation>राष्ट्रिय प्रणालीले जवाफ लिन सकेन।</translation>
    </message>
    <message>
        <source>The answer arrived too late.</source>
        <extracomment>For staff and the log: the consent had ended before it was delivered.</extracomment>
        <translation>जवाफ धेरै ढिलो आइपुग्यो।</translation>
    </message>
    <message>
        <source>The clock of this machine has to be checked.</source>
        <extracomment>To the patient, while the kiosk can serve nobody: its time cannot be trusted.</extracomment>
        <translation>यो मेसिनको घडी जाँच्नुपर्छ।</translation>
    </message>
    <message>
        <source>Something went wrong in this machine.</source>
        <extracomment>To the patient, for a fault that has no sentence of its own.</extracomment>
        <translation>यो मेसिनमा समस्या भयो।</translation>
    </message>
    <message>
        <source>Please try once more.</source>
        <extracomment>What to do. Stands below the sentence about what happened.</extracomment>
        <translation>कृपया फेरि प्रयास गर्नुहोस्।</translation>
    </message>
    <message>
        <source>You can start again, or be received at the reception desk as usual.</source>
        <extracomment>What to do, below what happened: the patient stopped, or nothing was touched. Both ways are as good.</extracomment>
        <translation>फेरि सुरु गर्न सकिन्छ, वा दर्ता काउन्टरमा सधैं जस्तै दर्ता गर्न सकिन्छ।</translation>
    </message>
    <message>
        <source>Please take the card and place it once more.</source>
        <extracomment>What to do, below what happened.</extracomment>
        <translation>कार्ड उठाएर फेरि राख्नुहोस्।</translation>
    </message>
    <message>
        <source>Please use your My Number Card, or speak to the reception.</source>
        <extracomment>What to do, below what happened: another card lay on the reader.</extracomment>
        <translation>माइ नम्बर कार्ड प्रयोग गर्नुहोस्, वा दर्ता काउन्टरमा भन्नुहोस्।</translation>
    </message>
    <message>
        <source>You can go on with your PIN, or with the help of staff.</source>
        <extracomment>What to do, below what happened: the face check does not work.</extracomment>
        <translation>पिन वा कर्मचारीको सहयोगबाट अघि बढ्न सकिन्छ।</translation>
    </message>
    <message>
        <source>Please speak to the reception. They will be glad to help you.</source>
        <extracomment>What to do, below what happened. Friendly.</extracomment>
        <translation>दर्ता काउन्टरमा भन्नुहोस्। खुसीसाथ सहयोग गर्छौं।</translation>
    </message>
    <message>
        <source>Please go to the reception desk. You can be received there as usual.</source>
        <extracomment>What to do, while the kiosk can serve nobody.</extracomment>
        <translation>दर्ता काउन्टरमा जानुहोस्। त्यहाँ सधैं जस्तै दर्ता हुन्छ।</translation>
    </message>
    <message>
        <source>This machine is being updated. It can be used again in a few minutes.</source>
        <extracomment>To the patient, while the kiosk can serve nobody for a few minutes: its programs are renewed.</extracomment>
        <translation>यो मेसिन अद्यावधिक हुँदै छ। केही मिनेटपछि फेरि प्रयोग गर्न सकिन्छ।</translation>
    </message>
</context>
<context>
    <name>FindingDocumentScreen</name>
    <message>
        <source>We are looking for your document</source>
        <extracomment>Title while the national system is asked for an exchange number.</extracomment>
        <translation>तपाईंको कागजात खोज्दैछौं</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>एक छिन पर्खनुहोस्।</translation>
    </message>
</context>
<context>
    <name>FinishedScreen</name>
    <message>
        <source>Thank you. Please take your card.</source>
        <extracomment>Title at the end, in the largest letters. The card still lies on the reader.</extracomment>
        <translation>धन्यवाद। कार्ड लिनुहोस्।</translation>
    </message>
    <message>
        <source>Your consents to this facility are withdrawn. You are received and treated as usual.</source>
        <extracomment>To the patient, below the title: the national system has the withdrawal.</extracomment>
        <translation>यो अस्पताललाई दिएको सहमति फिर्ता भयो। सधैं जस्तै दर्ता र उपचार हुन्छ।</translation>
    </message>
    <message>
        <source>Your withdrawal is saved. It takes effect as soon as it has arrived. You are received and treated as usual.</source>
        <extracomment>To the patient, below the title: the withdrawal is saved and still has to be sent.</extracomment>
        <translation>सहमति फिर्ता सुरक्षित भयो। पुग्नेबित्तिकै लागू हुन्छ। सधैं जस्तै दर्ता र उपचार हुन्छ।</translation>
    </message>
    <message>
        <source>Thank you. Please take a seat.</source>
        <extracomment>Title at the end, in the largest letters. The card is taken.</extracomment>
        <translation>धन्यवाद। बसेर पर्खनुहोस्।</translation>
    </message>
    <message>
        <source>Your records are not shown here. You are received and treated as usual.</source>
        <extracomment>To a patient who refused everything; as friendly as to any other.</extracomment>
        <translation>यहाँ तपाईंको अभिलेख हेरिँदैन। सधैं जस्तै दर्ता र उपचार हुन्छ।</translation>
    </message>
    <message>
        <source>Your answers hold for 24 hours at this facility.</source>
        <extracomment>To a patient who agreed to something, below the title.</extracomment>
        <translation>तपाईंको सहमति यहाँ 24 घण्टा मान्य हुन्छ।</translation>
    </message>
    <message>
        <source>Saved and delivered.</source>
        <extracomment>Notice: the national system has the answers.</extracomment>
        <translation>सुरक्षित गरेर पठाइयो।</translation>
    </message>
    <message>
        <source>Saved. Delivery goes on by itself; you need not wait.</source>
        <extracomment>Notice: the answers are safe in the kiosk, the network is slow.</extracomment>
        <translation>सुरक्षित भयो। आफैं पठाइन्छ। पर्खनु पर्दैन।</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Key that ends the last screen.</extracomment>
        <translation>सकियो</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is saved</source>
        <extracomment>Title at the end, for a member of staff who has withdrawn a consent for the facility.</extracomment>
        <translation>कर्मचारी: फिर्ता सुरक्षित भयो</translation>
    </message>
    <message>
        <source>The consent is withdrawn. Nothing further can be fetched with it.</source>
        <extracomment>For staff, below the title: the national system has the withdrawal.</extracomment>
        <translation>सहमति फिर्ता भयो। अब यसबाट थप जानकारी लिन सकिँदैन।</translation>
    </message>
    <message>
        <source>It takes effect as soon as it has arrived.</source>
        <extracomment>For staff, below the title: the withdrawal is saved and still has to be sent.</extracomment>
        <translation>पुग्नेबित्तिकै लागू हुन्छ।</translation>
    </message>
    <message>
        <source>Please do not forget your card.</source>
        <extracomment>Notice, some time after the farewell: the card still lies on the reader.</extracomment>
        <translation>कार्ड लिन नबिर्सनुहोस्।</translation>
    </message>
    <message>
        <source>Saved here, but not sent yet: the connection is down. This facility sees your records once it is back. After 24 hours you would be asked again.</source>
        <extracomment>Notice to whoever agreed to something: the kiosk has no connection, so the doctor sees nothing yet.</extracomment>
        <translation>यहाँ सुरक्षित भयो, तर जडान नभएकाले अझै पठाइएको छैन। जडान फर्केपछि यो अस्पतालले तपाईंको अभिलेख हेर्न सक्छ। 24 घण्टापछि तपाईंलाई फेरि सोधिनेछ।</translation>
    </message>
</context>
<context>
    <name>FirstRegistrationScreen</name>
    <message>
        <source>Use this card as your insurance card?</source>
        <extracomment>Title: the card is not registered as an insurance card (健康保険証利用登録).</extracomment>
        <translation>यो कार्ड बीमा कार्डका रूपमा प्रयोग गर्ने?</translation>
    </message>
    <message>
        <source>It is not registered yet. Registering takes a moment and is done once.</source>
        <extracomment>Below the title.</extracomment>
        <translation>अझै दर्ता भएको छैन। एक पटक मात्र दर्ता गरिन्छ र छिट्टै सकिन्छ।</translation>
    </message>
    <message>
        <source>Register it now</source>
        <extracomment>Large key: yes.</extracomment>
        <translation>अहिले दर्ता गर्ने</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>Large key: no.</extracomment>
        <translation>अहिले नगर्ने</translation>
    </message>
    <message>
        <source>The reception desk will help you.</source>
        <extracomment>Small line in the key &quot;Not now&quot;.</extracomment>
        <translation>दर्ता काउन्टरले सहयोग गर्छ।</translation>
    </message>
</context>
<context>
    <name>GuardianScreen</name>
    <message>
        <source>Is a parent or guardian here?</source>
        <extracomment>Title above two large keys, &quot;Parent or guardian&quot; and &quot;Nobody&quot;: the card is a child&apos;s.</extracomment>
        <translation>आमाबुवा वा अभिभावक यहाँ हुनुहुन्छ?</translation>
    </message>
    <message>
        <source>They answer for a child.</source>
        <extracomment>Below &quot;Is a parent or guardian here?&quot;</extracomment>
        <translation>बच्चाको सट्टा अभिभावकले जवाफ दिनुहुन्छ।</translation>
    </message>
    <message>
        <source>Nobody</source>
        <extracomment>Large key below &quot;Is a parent or guardian here?&quot;</extracomment>
        <translation>कोही छैन</translation>
    </message>
    <message>
        <source>We will call staff.</source>
        <extracomment>Small line in the key &quot;Nobody&quot;.</extracomment>
        <translation>कर्मचारीलाई बोलाइन्छ।</translation>
    </message>
    <message>
        <source>Staff called</source>
        <extracomment>Small line in the key &quot;Nobody&quot;, after it was touched; nobody knows whether somebody comes.</extracomment>
        <translation>कर्मचारी बोलाइयो</translation>
    </message>
    <message>
        <source>Who is answering the questions?</source>
        <extracomment>Title above two large keys.</extracomment>
        <translation>प्रश्नको जवाफ कसले दिनुहुन्छ?</translation>
    </message>
    <message>
        <source>The person on the card</source>
        <extracomment>Large key: the card&apos;s holder answers.</extracomment>
        <translation>कार्डको व्यक्ति</translation>
    </message>
    <message>
        <source>I answer for myself.</source>
        <extracomment>Small line in the key &quot;The person on the card&quot;.</extracomment>
        <translation>म आफैं जवाफ दिन्छु।</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <extracomment>Large key: somebody answers who may decide for the holder (親権者, 法定代理人).</extracomment>
        <translation>आमाबुवा वा अभिभावक</translation>
    </message>
    <message>
        <source>I answer for the person on the card.</source>
        <extracomment>Small line in the key &quot;Parent or guardian&quot;.</extracomment>
        <translation>कार्डको व्यक्तिको तर्फबाट जवाफ दिन्छु।</translation>
    </message>
</context>
<context>
    <name>InterruptedScreen</name>
    <message>
        <source>Please do not forget your card.</source>
        <extracomment>Notice: the session ended early, and the card still lies on the reader.
----------
Said when a card still lies on the reader; also a notice on the screen.</extracomment>
        <translation>कार्ड लिन नबिर्सनुहोस्।</translation>
    </message>
    <message>
        <source>Start again</source>
        <extracomment>Key of the screen of a session that ended early: back to the first screen.</extracomment>
        <translation>फेरि सुरु गर्ने</translation>
    </message>
    <message>
        <source>If your card was registered, it stays so. Your other answers were neither sent nor kept.</source>
        <extracomment>Notice on the screen of a session that ended early, after the card&apos;s first registration as an insurance card.</extracomment>
        <translation>दर्ता भइसकेको भए त्यो कायम रहन्छ। अरू जवाफ पठाइएको छैन र राखिएको पनि छैन।</translation>
    </message>
    <message>
        <source>Your answers were neither sent nor kept.</source>
        <extracomment>Notice on the screen of a session that ended early.</extracomment>
        <translation>तपाईंको जवाफ पठाइएको छैन र राखिएको पनि छैन।</translation>
    </message>
    <message>
        <source>Staff are being called. If nobody comes, please ask at the desk.</source>
        <extracomment>Notice: staff were called; nobody knows whether they noticed.</extracomment>
        <translation>कर्मचारी बोलाइँदैछ। कोही नआए दर्ता काउन्टरमा सोध्नुहोस्।</translation>
    </message>
</context>
<context>
    <name>ItemOverview</name>
    <message>
        <source>Details</source>
        <extracomment>On the list of what is asked for: a touch leads to an explanation of each.</extracomment>
        <translation>विवरण</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>OK</source>
        <extracomment>Key of the number pad that ends the entry, as wide as a digit&apos;s. One short word.</extracomment>
        <translation>हुन्छ</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>Key of the number pad that takes back the last digit.</extracomment>
        <translation>मेट्ने</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <extracomment>Title of the panel with every language.</extracomment>
        <translation>भाषा</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the window, for screen readers: the machine at the clinic&apos;s reception (受付).</extracomment>
        <translation>दर्ता</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>Please go to the reception desk</source>
        <extracomment>Title while the kiosk can serve nobody.</extracomment>
        <translation>दर्ता काउन्टरमा जानुहोस्</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <extracomment>Closes a panel that lies over the screen.</extracomment>
        <translation>बन्द गर्ने</translation>
    </message>
</context>
<context>
    <name>PreparingScreen</name>
    <message>
        <source>Thank you. You have been confirmed.</source>
        <extracomment>Title: the patient was recognised.</extracomment>
        <translation>धन्यवाद। तपाईंको पहिचान भयो।</translation>
    </message>
    <message>
        <source>We are preparing your questions.</source>
        <extracomment>Below the title, for the patient who waits.</extracomment>
        <translation>प्रश्नहरू तयार गर्दैछौं।</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing; the card still has to sign.</extracomment>
        <translation>कार्ड रिडरमै राख्नुहोस्।</translation>
    </message>
    <message>
        <source>For staff: looking up the consents</source>
        <extracomment>Title while a member of staff waits for the kiosk&apos;s list of consents.</extracomment>
        <translation>कर्मचारी: सहमतिको अभिलेख खोज्दै</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title, for staff who wait.</extracomment>
        <translation>एक छिन पर्खनुहोस्।</translation>
    </message>
</context>
<context>
    <name>ReadingCardScreen</name>
    <message>
        <source>Reading the front of your card</source>
        <extracomment>Title while a camera reads what is printed on the card.</extracomment>
        <translation>कार्डको अगाडिको भाग पढ्दैछ</translation>
    </message>
    <message>
        <source>Checking your card</source>
        <extracomment>Title while the card proves that it is genuine.</extracomment>
        <translation>कार्ड जाँच्दैछ</translation>
    </message>
    <message>
        <source>Reading your card</source>
        <extracomment>Title of the first screen after the card was laid down.</extracomment>
        <translation>कार्ड पढ्दैछ</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <extracomment>Below the title.</extracomment>
        <translation>केही सेकेन्ड लाग्छ।</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing.</extracomment>
        <translation>कार्ड रिडरमै राख्नुहोस्।</translation>
    </message>
</context>
<context>
    <name>RegisteringScreen</name>
    <message>
        <source>Your card is being registered</source>
        <extracomment>Title while the card becomes an insurance card at the national system.</extracomment>
        <translation>तपाईंको कार्ड दर्ता हुँदैछ</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>एक छिन पर्खनुहोस्।</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>There is no official wording in your language yet. The questions are shown in this language: %1</source>
        <extracomment>%1: name of the language in which the questions are shown.</extracomment>
        <translation>तपाईंको भाषामा आधिकारिक शब्द अझै छैन। प्रश्न यो भाषामा देखाइन्छ: %1</translation>
    </message>
</context>
<context>
    <name>ScrollKeys</name>
    <message>
        <source>Further up</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>माथि</translation>
    </message>
    <message>
        <source>Further down</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>तल</translation>
    </message>
</context>
<context>
    <name>SealingScreen</name>
    <message>
        <source>Your answers are being sealed</source>
        <extracomment>Title while device and card sign the patient&apos;s answers.</extracomment>
        <translation>तपाईंको जवाफमा हस्ताक्षर हुँदैछ</translation>
    </message>
    <message>
        <source>Your card signs them now. This takes a few seconds.</source>
        <extracomment>Below the title; &quot;them&quot; are the answers.</extracomment>
        <translation>तपाईंको कार्डले हस्ताक्षर गर्दैछ। केही सेकेन्ड लाग्छ।</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing: without the card nothing is signed.</extracomment>
        <translation>कार्ड रिडरमै राख्नुहोस्।</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being sealed</source>
        <extracomment>Title while the device signs what a member of staff withdrew.</extracomment>
        <translation>कर्मचारी: फिर्ताको अभिलेख बनाउँदै</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title, for staff who wait.</extracomment>
        <translation>एक छिन पर्खनुहोस्।</translation>
    </message>
</context>
<context>
    <name>StaffCheckScreen</name>
    <message>
        <source>For staff: is this the person on the card&apos;s photo?</source>
        <extracomment>Title for the member of staff who compares; the patient reads it too.</extracomment>
        <translation>कर्मचारी: कार्डको फोटोको व्यक्ति यही हो?</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode</source>
        <extracomment>Title above the number pad: for staff, who then compare the photo.</extracomment>
        <translation>कर्मचारी: कोड राख्नुहोस्</translation>
    </message>
    <message>
        <source>Please compare the photo printed on the card with the person in front of you.</source>
        <extracomment>To the member of staff, below the title.</extracomment>
        <translation>कार्डमा छापिएको फोटो र अगाडिको व्यक्ति दाँजेर हेर्नुहोस्।</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <extracomment>Title: to the patient who asked for staff and waits.</extracomment>
        <translation>कर्मचारी अहिले आउँछन्।</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <extracomment>Notice below the drawing, while the patient waits for a member of staff.</extracomment>
        <translation>कार्ड रिडरमै राख्नुहोस्।</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Small key, not for patients: opens the number pad for the passcode of whoever came.</extracomment>
        <translation>कर्मचारीका लागि</translation>
    </message>
    <message>
        <source>Yes, the same person</source>
        <extracomment>Large key for the member of staff who compares.</extracomment>
        <translation>हो, उही व्यक्ति</translation>
    </message>
    <message>
        <source>No, or not certain</source>
        <extracomment>Large key for the member of staff who compares; ends the session.</extracomment>
        <translation>होइन, वा पक्का छैन</translation>
    </message>
    <message>
        <source>Passcode</source>
        <extracomment>Label of the four boxes: the staff&apos;s code, not the card&apos;s PIN.</extracomment>
        <translation>कर्मचारी कोड</translation>
    </message>
    <message>
        <source>For staff: the passcode, to help with this visit</source>
        <extracomment>Title above the number pad: from then on the record says that staff helped.</extracomment>
        <translation>कर्मचारी: सहयोग सुरु गर्न कोड राख्नुहोस्</translation>
    </message>
    <message>
        <source>The record of this visit will say that a member of staff helped. The patient decides.</source>
        <extracomment>To both, above the boxes for the passcode.</extracomment>
        <translation>कर्मचारीले सहयोग गरेको अभिलेखमा रहन्छ। निर्णय बिरामीले गर्नुहुन्छ।</translation>
    </message>
    <message>
        <source>The record will say that this facility withdrew, not the patient.</source>
        <extracomment>To the member of staff, above the boxes for the passcode.</extracomment>
        <translation>बिरामीले होइन, यो अस्पतालले फिर्ता लिएको अभिलेखमा रहन्छ।</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode to withdraw a consent for this facility</source>
        <extracomment>Title above the number pad: the facility withdraws, not a patient.</extracomment>
        <translation>कर्मचारी: कोड राख्नुहोस् (यो अस्पतालको तर्फबाट सहमति फिर्ता लिन)</translation>
    </message>
</context>
<context>
    <name>StaffWithdrawingScreen</name>
    <message>
        <source>For staff: which consent is withdrawn?</source>
        <extracomment>Title above the list of consents that this kiosk delivered.</extracomment>
        <translation>कर्मचारी: कुन सहमति फिर्ता लिने?</translation>
    </message>
    <message>
        <source>For staff: why is it withdrawn?</source>
        <extracomment>Title above two reasons.</extracomment>
        <translation>कर्मचारी: किन फिर्ता लिने?</translation>
    </message>
    <message>
        <source>For staff: withdraw this consent?</source>
        <extracomment>Title of the confirmation.</extracomment>
        <translation>कर्मचारी: यो सहमति फिर्ता लिने?</translation>
    </message>
    <message>
        <source>Consent of %1</source>
        <extracomment>Below the title. %1: date, time and the end of the record&apos;s number, such as 2026-11-28 09:59:17 0000a0.</extracomment>
        <translation>%1 को सहमति</translation>
    </message>
    <message>
        <source>The consents of this kiosk cannot be read now.</source>
        <extracomment>For staff, in the place of the list: it is not known.</extracomment>
        <translation>यो मेसिनको सहमतिको अभिलेख अहिले पढ्न सकिँदैन।</translation>
    </message>
    <message>
        <source>Newest first: date, time and the end of the record&apos;s number. The result file for the receipt computer has the same time in its name.</source>
        <extracomment>For staff, above the list: how they find the consent they mean.</extracomment>
        <translation>नयाँ माथि छ: मिति, समय र अभिलेख नम्बरको अन्त्य। बिल कम्प्युटरको नतिजा फाइलको नाममा पनि उही समय छ।</translation>
    </message>
    <message>
        <source>Newer</source>
        <extracomment>Key that shows later consents.</extracomment>
        <translation>नयाँ</translation>
    </message>
    <message>
        <source>Older</source>
        <extracomment>Key that shows earlier consents.</extracomment>
        <translation>पुराना</translation>
    </message>
    <message>
        <source>This facility gives it back</source>
        <extracomment>Large key, first reason: the facility has no use for the consent.</extracomment>
        <translation>अस्पतालको कारणले फिर्ता</translation>
    </message>
    <message>
        <source>The purpose has changed</source>
        <extracomment>Large key, second reason: what the patient was asked for is no longer so.</extracomment>
        <translation>उद्देश्य बदलियो</translation>
    </message>
    <message>
        <source>The records are no longer needed for what the patient was asked.</source>
        <extracomment>Small line in the key &quot;The purpose has changed&quot;.</extracomment>
        <translation>बिरामीलाई बताइएको उद्देश्यका लागि अब आवश्यक छैन।</translation>
    </message>
    <message>
        <source>Reason: the purpose has changed</source>
        <extracomment>Line of the confirmation, for staff.</extracomment>
        <translation>कारण: उद्देश्य बदलियो</translation>
    </message>
    <message>
        <source>Reason: this facility gives it back</source>
        <extracomment>Line of the confirmation, for staff.</extracomment>
        <translation>कारण: अस्पतालको कारण</translation>
    </message>
    <message>
        <source>From then on this facility fetches nothing more with this consent. What was fetched before stays in the chart.</source>
        <extracomment>Line of the confirmation: what withdrawing does.</extracomment>
        <translation>अबदेखि यो सहमतिबाट थप जानकारी लिइँदैन। पहिले लिइएको कुरा अभिलेखमा रहन्छ।</translation>
    </message>
    <message>
        <source>The record says that this facility withdrew, not the patient. Please tell the patient.</source>
        <extracomment>Line of the confirmation: what the record will say.</extracomment>
        <translation>बिरामीले होइन, यो अस्पतालले फिर्ता लिएको अभिलेखमा रहन्छ। बिरामीलाई भन्नुहोस्।</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <extracomment>Key of the confirmation: withdraws nothing.</extracomment>
        <translation>यस्तै राख्ने</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <extracomment>Key of the confirmation: withdraws the consent.</extracomment>
        <translation>फिर्ता लिने</translation>
    </message>
    <message>
        <source>This kiosk knows of no consent in force that it has delivered.</source>
        <extracomment>For staff, in the place of the list: it is empty.</extracomment>
        <translation>यो मेसिनले पठाएका सहमतिमध्ये मान्य भनी थाहा भएको कुनै छैन।</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>Below a list of staff&apos;s. %1: number of the page that is shown, %2: number of all.</extracomment>
        <translation>पृष्ठ %1 / %2</translation>
    </message>
    <message>
        <source>For example: the consent was taken for another visit, or a patient without their card asks for it.</source>
        <extracomment>Small line in the key &quot;This facility gives it back&quot;.</extracomment>
        <translation>उदाहरण: अर्को पटकका लागि गल्तीले सहमति लिइयो, वा कार्ड नभएको बिरामीले चाहे।</translation>
    </message>
    <message>
        <source>Refused by the national system: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>राष्ट्रिय प्रणालीले नलिएको: %1। विक्रेतालाई भन्नुहोस्।</translation>
    </message>
    <message>
        <source>Consents that end soon and have not arrived: %1. Please check the network.</source>
        <extracomment>For staff; %1 is a number of consents. Who gave them has to be asked again once they have ended.</extracomment>
        <translation>नपुगेका र छिट्टै सकिने सहमति: %1। नेटवर्क जाँच्नुहोस्।</translation>
    </message>
    <message>
        <source>Waiting to be sent: %1</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>पठाउन बाँकी: %1</translation>
    </message>
    <message>
        <source>Consents that arrived after their end since the start, and count for nothing: %1</source>
        <extracomment>For staff; %1 is a number of consents.</extracomment>
        <translation>सुरु भएदेखि म्याद सकिएर पुगेका र मान्य नभएका सहमति: %1</translation>
    </message>
    <message>
        <source>Result files that cannot be written: %1. Please check the receipt computer&apos;s folder.</source>
        <extracomment>For staff; %1 is a number of files.</extracomment>
        <translation>लेख्न नसकिएका नतिजा फाइल: %1। बिल कम्प्युटरको फोल्डर जाँच्नुहोस्।</translation>
    </message>
    <message>
        <source>Days until this kiosk&apos;s certificate ends: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of days.</extracomment>
        <translation>यो मेसिनको प्रमाणपत्र सकिन बाँकी दिन: %1। विक्रेतालाई भन्नुहोस्।</translation>
    </message>
    <message>
        <source>Version %1 did not start well, and the earlier one runs. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a version such as 1.4.0.</extracomment>
        <translation>संस्करण %1 राम्ररी सुरु भएन, अघिल्लो संस्करण चलिरहेको छ। कृपया विक्रेतालाई जानकारी दिनुहोस्।</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>Getting ready</source>
        <extracomment>Title while the kiosk checks itself after it was switched on.</extracomment>
        <translation>तयारी हुँदैछ</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which nobody can do anything.</extracomment>
        <translation>एक छिन पर्खनुहोस्।</translation>
    </message>
</context>
<context>
    <name>StopPanel</name>
    <message>
        <source>Do you want to end here?</source>
        <extracomment>Title: question after a touch on &quot;Stop&quot;, where a consent would be withdrawn. Not to be taken for withdrawing.</extracomment>
        <translation>यहाँ सकाउने हो?</translation>
    </message>
    <message>
        <source>Do you want to stop?</source>
        <extracomment>Title: question after a touch on &quot;Stop&quot;.</extracomment>
        <translation>रोक्ने हो?</translation>
    </message>
    <message>
        <source>Then nothing is withdrawn.</source>
        <extracomment>Below &quot;Do you want to end here?&quot;</extracomment>
        <translation>कुनै पनि सहमति फिर्ता लिइने छैन।</translation>
    </message>
    <message>
        <source>If you stop, your answers are neither sent nor kept. If your card was registered, it stays so.</source>
        <extracomment>Below &quot;Do you want to stop?&quot;, after the card&apos;s first registration as an insurance card was asked for.</extracomment>
        <translation>रोक्नुभयो भने तपाईंको जवाफ पठाइने छैन र राखिने पनि छैन। दर्ता भइसकेको भए त्यो कायम रहन्छ।</translation>
    </message>
    <message>
        <source>If you stop, your answers are neither sent nor kept.</source>
        <extracomment>Below &quot;Do you want to stop?&quot;.</extracomment>
        <translation>रोक्नुभयो भने तपाईंको जवाफ पठाइने छैन र राखिने पनि छैन।</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>Large key below &quot;Do you want to stop?&quot;: no, back to the question.</extracomment>
        <translation>जारी राख्ने</translation>
    </message>
    <message>
        <source>End</source>
        <extracomment>Large key below &quot;Do you want to end here?&quot;: yes, without withdrawing anything.</extracomment>
        <translation>सकाउने</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Large key below &quot;Do you want to stop?&quot;: yes, end everything.</extracomment>
        <translation>रोक्ने</translation>
    </message>
</context>
<context>
    <name>StoringScreen</name>
    <message>
        <source>Your answers are being saved</source>
        <extracomment>Title while the signed answers are written down.</extracomment>
        <translation>तपाईंको जवाफ सुरक्षित हुँदैछ</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <extracomment>Below the title of a screen on which the patient only waits.</extracomment>
        <translation>एक छिन पर्खनुहोस्।</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being saved</source>
        <extracomment>Title while what a member of staff withdrew is written down.</extracomment>
        <translation>कर्मचारी: फिर्ता सुरक्षित हुँदैछ</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>Time left: %1 s</source>
        <extracomment>%1: seconds that are left before the session ends.</extracomment>
        <translation>बाँकी समय: %1 सेकेन्ड</translation>
    </message>
    <message>
        <source>More time</source>
        <extracomment>Key beside the seconds that are left: the countdown begins anew. Two words.</extracomment>
        <translation>थप समय</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the machine in the top left corner.</extracomment>
        <translation>दर्ता</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <extracomment>Progress. %1: number of this step, %2: number of all steps.</extracomment>
        <translation>चरण %1 / %2</translation>
    </message>
    <message>
        <source>Languages</source>
        <extracomment>For screen readers only: the key with the globe at the top.</extracomment>
        <translation>भाषा छान्ने</translation>
    </message>
    <message>
        <source>Size of the words, and colours</source>
        <extracomment>For screen readers only: the key with two letters at the top.</extracomment>
        <translation>अक्षरको आकार र रङ</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <extracomment>For screen readers only: the small picture of two people at the top.</extracomment>
        <translation>कर्मचारीले तपाईंलाई सहयोग गर्दैछन्</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Please place your My Number Card on the reader</source>
        <extracomment>Title of the first screen, in the largest letters.</extracomment>
        <translation>माइ नम्बर कार्ड रिडरमा राख्नुहोस्</translation>
    </message>
    <message>
        <source>Take it out of its case and lay it down with the photo facing up.</source>
        <extracomment>Below the title of the first screen.</extracomment>
        <translation>खोलबाट निकालेर फोटो माथि पारेर राख्नुहोस्।</translation>
    </message>
    <message>
        <source>Your 12-digit Individual Number is never read or stored here.</source>
        <extracomment>Notice on the first screen: 個人番号 (マイナンバー), not the card.</extracomment>
        <translation>तपाईंको 12 अंकको व्यक्तिगत नम्बर पढिँदैन र राखिँदैन।</translation>
    </message>
</context>
</TS>
