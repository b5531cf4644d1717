<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context>
    <name>AidCertificatesScreen</name>
    <message>
        <source>Certificate %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>Giấy chứng nhận %1 / %2</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Chosen</source>
        <extracomment>Said of the one of several settings that is chosen.</extracomment>
        <translation>Đã chọn</translation>
    </message>
</context>
<context>
    <name>AnswerOverview</name>
    <message>
        <source>Answered by</source>
        <translation>Người trả lời</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>Người giám hộ</translation>
    </message>
    <message>
        <source>Helped by</source>
        <translation>Người giúp thao tác</translation>
    </message>
    <message>
        <source>Member of staff</source>
        <translation>Nhân viên</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>Back</source>
        <extracomment>Goes back one question.</extracomment>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Ends the whole session; nothing is sent.</extracomment>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Call staff</source>
        <translation>Gọi nhân viên</translation>
    </message>
    <message>
        <source>Staff called</source>
        <translation>Đã gọi nhân viên</translation>
    </message>
    <message>
        <source>For staff</source>
        <extracomment>Not for patients: opens what staff can do here, behind a passcode.</extracomment>
        <translation>Nhân viên</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <translation>Nhờ nhân viên giúp</translation>
    </message>
</context>
<context>
    <name>CapturingFaceScreen</name>
    <message>
        <source>Please close your eyes slowly once, and open them again.</source>
        <translation>Xin nhắm mắt chậm một lần, rồi mở ra.</translation>
    </message>
    <message>
        <source>Please turn your face a little to the left, and back.</source>
        <translation>Xin quay mặt sang trái một chút, rồi quay lại.</translation>
    </message>
    <message>
        <source>Please turn your face a little to the right, and back.</source>
        <translation>Xin quay mặt sang phải một chút, rồi quay lại.</translation>
    </message>
    <message>
        <source>Very good. Please stay like this.</source>
        <translation>Rất tốt. Xin giữ nguyên như vậy.</translation>
    </message>
    <message>
        <source>Please bring your face into the oval.</source>
        <translation>Xin đưa khuôn mặt vào khung bầu dục.</translation>
    </message>
    <message>
        <source>Only one person in the picture, please.</source>
        <translation>Xin chỉ để một người trong khung hình.</translation>
    </message>
    <message>
        <source>Please come a little closer.</source>
        <translation>Xin lại gần thêm một chút.</translation>
    </message>
    <message>
        <source>Please move back a little.</source>
        <translation>Xin lùi lại một chút.</translation>
    </message>
    <message>
        <source>Please look into the camera.</source>
        <translation>Xin nhìn vào máy ảnh.</translation>
    </message>
    <message>
        <source>Please hold your head straight.</source>
        <translation>Xin giữ đầu thẳng.</translation>
    </message>
    <message>
        <source>It is too dark. Please turn to the light.</source>
        <translation>Quá tối. Xin quay về phía có ánh sáng.</translation>
    </message>
    <message>
        <source>It is too bright. Please turn away from the light.</source>
        <translation>Quá sáng. Xin quay tránh ánh sáng.</translation>
    </message>
    <message>
        <source>Please hold still for a moment.</source>
        <translation>Xin giữ yên trong giây lát.</translation>
    </message>
    <message>
        <source>We cannot see your eyes. Please take off dark glasses.</source>
        <translation>Không thấy mắt của bạn. Xin bỏ kính màu tối ra.</translation>
    </message>
    <message>
        <source>Please take off your mask for a moment.</source>
        <translation>Xin bỏ khẩu trang ra một lát.</translation>
    </message>
    <message>
        <source>Please look into the camera</source>
        <translation>Xin nhìn vào máy ảnh</translation>
    </message>
    <message>
        <source>Your picture, as in a mirror. It is not kept.</source>
        <translation>Hình của bạn như trong gương. Hình không được lưu lại.</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <extracomment>Tries of the face check that are left. %1: a number.</extracomment>
        <translation>Số lần còn lại: %1</translation>
    </message>
    <message>
        <source>Use PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <translation>Nhờ nhân viên</translation>
    </message>
</context>
<context>
    <name>ChoosingMethodScreen</name>
    <message>
        <source>How shall we confirm that it is you?</source>
        <translation>Bạn muốn xác nhận danh tính bằng cách nào?</translation>
    </message>
    <message>
        <source>Withdrawal: how shall we confirm that it is you?</source>
        <translation>Rút lại đồng ý: bạn muốn xác nhận danh tính bằng cách nào?</translation>
    </message>
    <message>
        <source>Do not withdraw anything</source>
        <translation>Không rút lại</translation>
    </message>
    <message>
        <source>Withdraw an earlier consent</source>
        <translation>Rút lại đồng ý trước đây</translation>
    </message>
    <message>
        <source>The electronic certificate of your card expires within three months. Your city or town office can renew it; today you can use it as usual.</source>
        <translation>Chứng thư điện tử trong thẻ của bạn sẽ hết hạn trong vòng ba tháng. Bạn có thể gia hạn tại văn phòng thành phố; hôm nay vẫn dùng được bình thường.</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>Khuôn mặt</translation>
    </message>
    <message>
        <source>Look into the camera. The picture is not kept.</source>
        <translation>Nhìn vào máy ảnh. Hình không được lưu lại.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>The 4 digits you chose for your card.</source>
        <translation>4 chữ số bạn đã chọn cho thẻ.</translation>
    </message>
    <message>
        <source>Ask staff</source>
        <translation>Nhờ nhân viên</translation>
    </message>
    <message>
        <source>A member of staff looks at your card&apos;s photo.</source>
        <translation>Nhân viên xem ảnh trên thẻ của bạn.</translation>
    </message>
    <message>
        <source>Help from staff</source>
        <translation>Nhờ nhân viên giúp</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <translation>Nhân viên đang giúp bạn</translation>
    </message>
</context>
<context>
    <name>ConsentItemScreen</name>
    <message>
        <source>Question %1 of %2</source>
        <extracomment>%1: number of this question, %2: number of all questions.</extracomment>
        <translation>Câu hỏi %1 / %2</translation>
    </message>
</context>
<context>
    <name>ConsentSummaryScreen</name>
    <message>
        <source>Details</source>
        <extracomment>Below the answers: leads to an explanation of each item that is asked for.</extracomment>
        <translation>Chi tiết</translation>
    </message>
</context>
<context>
    <name>DigitBoxes</name>
    <message>
        <source>%1: %2 of %3 digits entered</source>
        <extracomment>Spoken for a row of boxes; digits themselves are never spoken. %1: label of the row, %2 and %3: numbers.</extracomment>
        <translation>%1: đã nhập %2 trên %3 chữ số</translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Size of the words, and colours</source>
        <translation>Cỡ chữ và màu sắc</translation>
    </message>
    <message>
        <source>Normal</source>
        <extracomment>Size of the words.</extracomment>
        <translation>Thường</translation>
    </message>
    <message>
        <source>Large</source>
        <extracomment>Size of the words.</extracomment>
        <translation>Lớn</translation>
    </message>
    <message>
        <source>Larger</source>
        <extracomment>Size of the words.</extracomment>
        <translation>Rất lớn</translation>
    </message>
    <message>
        <source>Largest</source>
        <extracomment>Size of the words.</extracomment>
        <translation>Lớn nhất</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>Dark words on light paper.</extracomment>
        <translation>Sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>Light words on dark paper.</extracomment>
        <translation>Tối</translation>
    </message>
    <message>
        <source>High contrast</source>
        <extracomment>White and yellow on black.</extracomment>
        <translation>Tương phản cao</translation>
    </message>
    <message>
        <source>Voice guidance</source>
        <extracomment>Whether the machine reads aloud what is on the screen.</extracomment>
        <translation>Hướng dẫn bằng giọng nói</translation>
    </message>
    <message>
        <source>Everything lower</source>
        <extracomment>Moves everything that is touched into the lower half of the screen, for whoever sits or is small.</extracomment>
        <translation>Tất cả xuống thấp</translation>
    </message>
</context>
<context>
    <name>DocumentsScreen</name>
    <message>
        <source>Document %1 of %2</source>
        <extracomment>%1: number of this one, %2: number of all.</extracomment>
        <translation>Tài liệu %1 / %2</translation>
    </message>
</context>
<context>
    <name>EnteringCardNumberScreen</name>
    <message>
        <source>Tries left: %1</source>
        <translation>Số lần còn lại: %1</translation>
    </message>
    <message>
        <source>2  Year of expiry</source>
        <translation>2  Năm hết hạn</translation>
    </message>
    <message>
        <source>3  Security code</source>
        <translation>3  Mã bảo mật</translation>
    </message>
    <message>
        <source>Drawing of the card: birth date and expiry stand to the right of the photo, the security code under it.</source>
        <translation>Hình vẽ thẻ: ngày sinh và hạn dùng ở bên phải ảnh, mã bảo mật ở dưới ảnh.</translation>
    </message>
    <message>
        <source>Enter the numbers on your card</source>
        <translation>Nhập các số trên thẻ của bạn</translation>
    </message>
    <message>
        <source>1  Birth date, as printed</source>
        <translation>1  Ngày sinh (như in trên thẻ)</translation>
    </message>
    <message>
        <source>Showa 28: 28…  1990: 90…</source>
        <extracomment>Two examples. Cards of Japanese people have the year of the Japanese era, cards of others may have that of the Gregorian calendar: the two last digits of what is printed.</extracomment>
        <translation>Showa 28: 28…  1990: 90…</translation>
    </message>
</context>
<context>
    <name>EnteringExchangeNumberScreen</name>
    <message>
        <source>Do you have an exchange number?</source>
        <translation>Bạn có số đổi tài liệu không?</translation>
    </message>
    <message>
        <source>It is on the paper that another clinic gave you.</source>
        <translation>Số này ghi trên giấy mà cơ sở y tế khác đã đưa cho bạn.</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <translation>Số lần còn lại: %1</translation>
    </message>
    <message>
        <source>Exchange number</source>
        <translation>Số đổi tài liệu</translation>
    </message>
    <message>
        <source>Go on without a number</source>
        <translation>Tiếp tục không cần số</translation>
    </message>
</context>
<context>
    <name>EnteringPinScreen</name>
    <message>
        <source>Only one try is left for your PIN</source>
        <translation>Mã PIN chỉ còn một lần thử</translation>
    </message>
    <message>
        <source>Please enter your 4-digit PIN</source>
        <translation>Xin nhập mã PIN 4 chữ số</translation>
    </message>
    <message>
        <source>If it is wrong, the card is locked and only the city or town office can unlock it.</source>
        <translation>Nếu sai, mã PIN sẽ bị khóa và chỉ văn phòng thành phố mới mở được.</translation>
    </message>
    <message>
        <source>It is the PIN for user authentication, chosen when you received the card.</source>
        <translation>Đây là mã PIN xác thực người dùng, được chọn khi bạn nhận thẻ.</translation>
    </message>
    <message>
        <source>Choose another way</source>
        <translation>Chọn cách khác</translation>
    </message>
    <message>
        <source>The last try stays unused.</source>
        <translation>Lần thử cuối được giữ lại.</translation>
    </message>
    <message>
        <source>Use the last try</source>
        <translation>Dùng lần thử cuối</translation>
    </message>
    <message>
        <source>I am sure of my PIN.</source>
        <translation>Tôi chắc chắn về mã PIN.</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>Mã PIN</translation>
    </message>
    <message>
        <source>Tries left: %1</source>
        <translation>Số lần còn lại: %1</translation>
    </message>
</context>
<context>
    <name>FaultNumber</name>
    <message>
        <source>For staff: number %1</source>
        <extracomment>Small line for staff. %1: a three-digit number.</extracomment>
        <translation>Nhân viên: số %1</translation>
    </message>
</context>
<context>
    <name>FaultTexts</name>
    <message>
        <source>The card reader is not ready.</source>
        <extracomment>What happened. Shown to the patient; staff see the fault&apos;s number beside it.</extracomment>
        <translation>Đầu đọc thẻ chưa sẵn sàng.</translation>
    </message>
    <message>
        <source>The connection to the card reader was lost.</source>
        <translation>Đã mất kết nối với đầu đọc thẻ.</translation>
    </message>
    <message>
        <source>The card reader is busy just now.</source>
        <translation>Đầu đọc thẻ đang bận.</translation>
    </message>
    <message>
        <source>The reader cannot hear the card. Please place one card only, by itself, out of its case or wallet.</source>
        <translation>Đầu đọc không nhận được thẻ. Xin lấy thẻ ra khỏi bao hoặc ví và chỉ đặt một thẻ.</translation>
    </message>
    <message>
        <source>The contact with the card broke off. Please take the card out of its case, and let it lie flat until we ask you to take it.</source>
        <translation>Mất tiếp xúc với thẻ. Xin lấy thẻ ra khỏi bao và để thẻ nằm phẳng cho đến khi được yêu cầu lấy lại.</translation>
    </message>
    <message>
        <source>The chip in this card cannot be read.</source>
        <translation>Không đọc được chip trong thẻ này.</translation>
    </message>
    <message>
        <source>This is a driving licence.</source>
        <translation>Đây là giấy phép lái xe.</translation>
    </message>
    <message>
        <source>This is a residence card.</source>
        <translation>Đây là thẻ cư trú.</translation>
    </message>
    <message>
        <source>This is not a My Number Card, but perhaps a transport or member card.</source>
        <translation>Đây không phải thẻ My Number, có thể là thẻ giao thông hoặc thẻ hội viên.</translation>
    </message>
    <message>
        <source>The card could not be read. If it is in a case, please take it out of the case.</source>
        <translation>Không đọc được thẻ. Nếu thẻ ở trong bao, xin lấy ra.</translation>
    </message>
    <message>
        <source>The card was taken away before we had finished.</source>
        <translation>Thẻ đã được lấy đi trước khi hoàn tất.</translation>
    </message>
    <message>
        <source>The card was changed for another one.</source>
        <translation>Thẻ đã bị đổi sang thẻ khác.</translation>
    </message>
    <message>
        <source>This is not a My Number Card.</source>
        <translation>Đây không phải thẻ My Number.</translation>
    </message>
    <message>
        <source>A smartphone is read at the desk, on another reader.</source>
        <translation>Điện thoại được đọc tại quầy, bằng đầu đọc khác.</translation>
    </message>
    <message>
        <source>This is a Basic Resident Register Card. A My Number Card is needed here.</source>
        <translation>Đây là thẻ Sổ bộ cư dân cơ bản. Ở đây cần thẻ My Number.</translation>
    </message>
    <message>
        <source>The numbers do not match the card. Please look at the card once more.</source>
        <translation>Các số không khớp với thẻ. Xin xem lại thẻ một lần nữa.</translation>
    </message>
    <message>
        <source>These numbers cannot be right. The card was not asked, and no try was used.</source>
        <translation>Các số này không thể đúng. Thẻ chưa được hỏi và không mất lần thử nào.</translation>
    </message>
    <message>
        <source>The camera could not read the numbers on the card. Please type them in.</source>
        <translation>Máy ảnh không đọc được số trên thẻ. Xin nhập bằng tay.</translation>
    </message>
    <message>
        <source>So that the card is not locked, this machine does not ask for its printed numbers any more.</source>
        <translation>Để thẻ không bị khóa, máy này không hỏi số in trên thẻ nữa.</translation>
    </message>
    <message>
        <source>The PIN does not match.</source>
        <translation>Mã PIN không khớp.</translation>
    </message>
    <message>
        <source>Only one try is left for the PIN.</source>
        <translation>Mã PIN chỉ còn một lần thử.</translation>
    </message>
    <message>
        <source>The PIN of this card is locked. Your city or town office can unlock it.</source>
        <translation>Mã PIN của thẻ này đã bị khóa. Văn phòng thành phố có thể mở khóa.</translation>
    </message>
    <message>
        <source>This card holds no electronic certificate.</source>
        <translation>Thẻ này không có chứng thư điện tử.</translation>
    </message>
    <message>
        <source>The card&apos;s electronic certificate has expired. Your city or town office can renew it.</source>
        <translation>Chứng thư điện tử của thẻ đã hết hạn. Văn phòng thành phố có thể gia hạn.</translation>
    </message>
    <message>
        <source>This card has expired. Your city or town office can renew it.</source>
        <translation>Thẻ này đã hết hạn. Văn phòng thành phố có thể gia hạn.</translation>
    </message>
    <message>
        <source>This machine could not confirm the card.</source>
        <translation>Máy này không xác nhận được thẻ.</translation>
    </message>
    <message>
        <source>The photo in the card cannot be used for the face check.</source>
        <translation>Không dùng được ảnh trong thẻ để kiểm tra khuôn mặt.</translation>
    </message>
    <message>
        <source>The camera cannot be used just now.</source>
        <translation>Hiện không dùng được máy ảnh.</translation>
    </message>
    <message>
        <source>The camera could not find your face.</source>
        <translation>Máy ảnh không tìm thấy khuôn mặt của bạn.</translation>
    </message>
    <message>
        <source>We could not confirm your face. This happens with an old photo, a mask or bright light.</source>
        <translation>Không xác nhận được khuôn mặt. Có thể do ảnh cũ, khẩu trang hoặc ánh sáng mạnh.</translation>
    </message>
    <message>
        <source>We could not confirm your face. Please choose another way.</source>
        <translation>Không xác nhận được khuôn mặt. Xin chọn cách khác.</translation>
    </message>
    <message>
        <source>The camera could not see the movement. That happens easily.</source>
        <translation>Máy ảnh không nhìn rõ cử động. Điều này thường xảy ra.</translation>
    </message>
    <message>
        <source>The face check could not be completed by camera.</source>
        <translation>Không hoàn tất được việc kiểm tra khuôn mặt bằng máy ảnh.</translation>
    </message>
    <message>
        <source>This machine is not ready for use.</source>
        <translation>Máy này chưa sẵn sàng để dùng.</translation>
    </message>
    <message>
        <source>One question is still open.</source>
        <translation>Còn một câu hỏi chưa trả lời.</translation>
    </message>
    <message>
        <source>We stopped because nothing was touched for a while.</source>
        <translation>Đã dừng vì không có thao tác nào trong một lúc.</translation>
    </message>
    <message>
        <source>A member of staff has started this machine afresh.</source>
        <translation>Nhân viên đã khởi động lại máy này.</translation>
    </message>
    <message>
        <source>You have stopped.</source>
        <translation>Bạn đã dừng.</translation>
    </message>
    <message>
        <source>The check by staff could not be completed.</source>
        <translation>Nhân viên không hoàn tất được việc kiểm tra.</translation>
    </message>
    <message>
        <source>The staff passcode does not match.</source>
        <translation>Mã của nhân viên không khớp.</translation>
    </message>
    <message>
        <source>This card is not registered as an insurance card.</source>
        <translation>Thẻ này chưa được đăng ký làm thẻ bảo hiểm.</translation>
    </message>
    <message>
        <source>The card could not be registered as an insurance card.</source>
        <translation>Không đăng ký được thẻ này làm thẻ bảo hiểm.</translation>
    </message>
    <message>
        <source>No document of yours has this number. Please look at the paper once more.</source>
        <translation>Không tìm thấy tài liệu của bạn với số này. Xin xem lại tờ giấy.</translation>
    </message>
    <message>
        <source>No further number can be tried here. You can go on without the document.</source>
        <translation>Không thể nhập thêm số ở đây. Bạn có thể tiếp tục mà không cần tài liệu.</translation>
    </message>
    <message>
        <source>Your answers could not be sealed.</source>
        <translation>Không ký được câu trả lời của bạn.</translation>
    </message>
    <message>
        <source>This machine cannot save answers just now.</source>
        <translation>Hiện máy này không lưu được câu trả lời.</translation>
    </message>
    <message>
        <source>Your answers could not be saved.</source>
        <translation>Không lưu được câu trả lời của bạn.</translation>
    </message>
    <message>
        <source>The result could not be given to the reception&apos;s computer.</source>
        <translation>Không chuyển được kết quả đến máy tính của quầy tiếp nhận.</translation>
    </message>
    <message>
        <source>The national system does not answer just now.</source>
        <translation>Hiện hệ thống quốc gia không trả lời.</translation>
    </message>
    <message>
        <source>The national system could not take the answer.</source>
        <translation>Hệ thống quốc gia không nhận được câu trả lời.</translation>
    </message>
    <message>
        <source>The answer arrived too late.</source>
        <translation>Câu trả lời đến quá muộn.</translation>
    </message>
    <message>
        <source>The clock of this machine has to be checked.</source>
        <translation>Cần kiểm tra đồng hồ của máy này.</translation>
    </message>
    <message>
        <source>Something went wrong in this machine.</source>
        <translation>Máy này gặp sự cố.</translation>
    </message>
    <message>
        <source>Please try once more.</source>
        <extracomment>What to do. Stands below the sentence about what happened.</extracomment>
        <translation>Xin thử lại một lần nữa.</translation>
    </message>
    <message>
        <source>Please take the card and place it once more.</source>
        <translation>Xin lấy thẻ ra rồi đặt lại.</translation>
    </message>
    <message>
        <source>Please use your My Number Card, or speak to the reception.</source>
        <translation>Xin dùng thẻ My Number của bạn hoặc hỏi quầy tiếp nhận.</translation>
    </message>
    <message>
        <source>You can go on with your PIN, or with the help of staff.</source>
        <translation>Bạn có thể tiếp tục bằng mã PIN hoặc nhờ nhân viên giúp.</translation>
    </message>
    <message>
        <source>Please speak to the reception. They will be glad to help you.</source>
        <translation>Xin hỏi quầy tiếp nhận. Nhân viên sẵn lòng giúp bạn.</translation>
    </message>
    <message>
        <source>Please go to the reception desk. You can be received there as usual.</source>
        <translation>Xin đến quầy tiếp nhận. Bạn được tiếp nhận ở đó như bình thường.</translation>
    </message>
</context>
<context>
    <name>FindingDocumentScreen</name>
    <message>
        <source>We are looking for your document</source>
        <translation>Đang tìm tài liệu của bạn</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Xin chờ một chút.</translation>
    </message>
</context>
<context>
    <name>FinishedScreen</name>
    <message>
        <source>Thank you. Please take your card.</source>
        <translation>Cảm ơn. Xin lấy thẻ của bạn.</translation>
    </message>
    <message>
        <source>Your consents to this facility are withdrawn. You are received and treated as usual.</source>
        <translation>Đã rút lại đồng ý với cơ sở này. Bạn vẫn được tiếp nhận và khám như bình thường.</translation>
    </message>
    <message>
        <source>Your withdrawal is saved. It takes effect as soon as it has arrived. You are received and treated as usual.</source>
        <translation>Đã lưu việc rút lại. Việc này có hiệu lực ngay khi được gửi đến. Bạn vẫn được khám như bình thường.</translation>
    </message>
    <message>
        <source>Thank you. Please take a seat.</source>
        <translation>Cảm ơn. Xin ngồi chờ.</translation>
    </message>
    <message>
        <source>Your records are not shown here. You are received and treated as usual.</source>
        <translation>Hồ sơ của bạn không được xem ở đây. Bạn vẫn được tiếp nhận và khám như bình thường.</translation>
    </message>
    <message>
        <source>Your answers hold for 24 hours at this facility.</source>
        <translation>Câu trả lời của bạn có hiệu lực 24 giờ tại cơ sở này.</translation>
    </message>
    <message>
        <source>Saved and delivered.</source>
        <translation>Đã lưu và gửi.</translation>
    </message>
    <message>
        <source>Saved. Delivery goes on by itself; you need not wait.</source>
        <translation>Đã lưu. Việc gửi tự tiếp tục; bạn không cần chờ.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is saved</source>
        <translation>Nhân viên: đã lưu việc rút lại</translation>
    </message>
    <message>
        <source>The consent is withdrawn. Nothing further can be fetched with it.</source>
        <translation>Đồng ý đã được rút lại. Không thể lấy thêm thông tin bằng đồng ý này.</translation>
    </message>
    <message>
        <source>It takes effect as soon as it has arrived.</source>
        <translation>Có hiệu lực ngay khi được gửi đến.</translation>
    </message>
    <message>
        <source>Please do not forget your card.</source>
        <translation>Xin đừng quên thẻ của bạn.</translation>
    </message>
</context>
<context>
    <name>FirstRegistrationScreen</name>
    <message>
        <source>Use this card as your insurance card?</source>
        <translation>Dùng thẻ này làm thẻ bảo hiểm?</translation>
    </message>
    <message>
        <source>It is not registered yet. Registering takes a moment and is done once.</source>
        <translation>Thẻ chưa được đăng ký. Chỉ cần đăng ký một lần và xong ngay.</translation>
    </message>
    <message>
        <source>Register it now</source>
        <translation>Đăng ký ngay</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Chưa đăng ký</translation>
    </message>
    <message>
        <source>The reception desk will help you.</source>
        <translation>Quầy tiếp nhận sẽ giúp bạn.</translation>
    </message>
</context>
<context>
    <name>GuardianScreen</name>
    <message>
        <source>Who is answering the questions?</source>
        <translation>Ai trả lời các câu hỏi?</translation>
    </message>
    <message>
        <source>The person on the card</source>
        <translation>Chủ thẻ</translation>
    </message>
    <message>
        <source>I answer for myself.</source>
        <translation>Tôi tự trả lời.</translation>
    </message>
    <message>
        <source>Parent or guardian</source>
        <translation>Cha mẹ hoặc người giám hộ</translation>
    </message>
    <message>
        <source>I answer for the person on the card.</source>
        <translation>Tôi trả lời thay cho chủ thẻ.</translation>
    </message>
</context>
<context>
    <name>InterruptedScreen</name>
    <message>
        <source>Please do not forget your card.</source>
        <translation>Xin đừng quên thẻ của bạn.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Bắt đầu lại</translation>
    </message>
    <message>
        <source>Your answers were neither sent nor kept.</source>
        <translation>Câu trả lời của bạn không được gửi đi và không được lưu lại.</translation>
    </message>
    <message>
        <source>The bell rings for staff. If nobody comes, please ask at the desk.</source>
        <translation>Đang gọi nhân viên. Nếu không có ai đến, xin hỏi tại quầy tiếp nhận.</translation>
    </message>
</context>
<context>
    <name>ItemOverview</name>
    <message>
        <source>Details</source>
        <extracomment>On the list of what is asked for: a touch leads to an explanation of each.</extracomment>
        <translation>Chi tiết</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>Key of the number pad that takes back the last digit.</extracomment>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>LanguagePanel</name>
    <message>
        <source>Language</source>
        <translation>Ngôn ngữ</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Reception</source>
        <translation>Tiếp nhận</translation>
    </message>
</context>
<context>
    <name>OutOfServiceScreen</name>
    <message>
        <source>Please go to the reception desk</source>
        <translation>Xin đến quầy tiếp nhận</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Close</source>
        <extracomment>Closes a panel that lies over the screen.</extracomment>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>PreparingScreen</name>
    <message>
        <source>Thank you. You have been confirmed.</source>
        <translation>Cảm ơn. Đã xác nhận danh tính của bạn.</translation>
    </message>
    <message>
        <source>We are preparing your questions.</source>
        <translation>Đang chuẩn bị câu hỏi.</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <translation>Xin để thẻ trên đầu đọc.</translation>
    </message>
    <message>
        <source>For staff: looking up the consents</source>
        <translation>Nhân viên: đang tìm các đồng ý</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Xin chờ một chút.</translation>
    </message>
</context>
<context>
    <name>ReadingCardScreen</name>
    <message>
        <source>Reading the front of your card</source>
        <translation>Đang đọc mặt trước của thẻ</translation>
    </message>
    <message>
        <source>Checking your card</source>
        <translation>Đang kiểm tra thẻ</translation>
    </message>
    <message>
        <source>Reading your card</source>
        <translation>Đang đọc thẻ</translation>
    </message>
    <message>
        <source>This takes a few seconds.</source>
        <translation>Việc này mất vài giây.</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <translation>Xin để thẻ trên đầu đọc.</translation>
    </message>
</context>
<context>
    <name>RegisteringScreen</name>
    <message>
        <source>Your card is being registered</source>
        <translation>Đang đăng ký thẻ của bạn</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Xin chờ một chút.</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>There is no official wording in your language yet. The questions are shown in this language: %1</source>
        <extracomment>%1: name of the language in which the questions are shown.</extracomment>
        <translation>Chưa có bản chính thức bằng ngôn ngữ của bạn. Câu hỏi được hiển thị bằng: %1</translation>
    </message>
</context>
<context>
    <name>ScrollKeys</name>
    <message>
        <source>Further up</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>Lên trên</translation>
    </message>
    <message>
        <source>Further down</source>
        <extracomment>Key that moves the text on the screen.</extracomment>
        <translation>Xuống dưới</translation>
    </message>
</context>
<context>
    <name>SealingScreen</name>
    <message>
        <source>Your answers are being sealed</source>
        <translation>Đang ký câu trả lời của bạn</translation>
    </message>
    <message>
        <source>Your card signs them now. This takes a few seconds.</source>
        <translation>Thẻ của bạn đang ký. Việc này mất vài giây.</translation>
    </message>
    <message>
        <source>Please leave the card on the reader.</source>
        <translation>Xin để thẻ trên đầu đọc.</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being sealed</source>
        <translation>Nhân viên: đang tạo bản ghi rút lại</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Xin chờ một chút.</translation>
    </message>
</context>
<context>
    <name>StaffCheckScreen</name>
    <message>
        <source>For staff: is this the person on the card&apos;s photo?</source>
        <translation>Nhân viên: có phải người trong ảnh thẻ không?</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode</source>
        <translation>Nhân viên: xin nhập mã</translation>
    </message>
    <message>
        <source>Please compare the photo printed on the card with the person in front of you.</source>
        <translation>Xin so ảnh in trên thẻ với người trước mặt.</translation>
    </message>
    <message>
        <source>A member of staff will be with you in a moment.</source>
        <translation>Nhân viên sẽ đến ngay.</translation>
    </message>
    <message>
        <source>Yes, the same person</source>
        <translation>Đúng, cùng một người</translation>
    </message>
    <message>
        <source>No, or not certain</source>
        <translation>Không, hoặc không chắc</translation>
    </message>
    <message>
        <source>Passcode</source>
        <translation>Mã nhân viên</translation>
    </message>
    <message>
        <source>For staff: the passcode, to help with this visit</source>
        <translation>Nhân viên: nhập mã để giúp lần khám này</translation>
    </message>
    <message>
        <source>The record of this visit will say that a member of staff helped. The patient decides.</source>
        <translation>Bản ghi sẽ cho biết nhân viên đã giúp. Người bệnh là người quyết định.</translation>
    </message>
    <message>
        <source>The record will say that this facility withdrew, not the patient.</source>
        <translation>Bản ghi sẽ cho biết cơ sở này rút lại, không phải người bệnh.</translation>
    </message>
    <message>
        <source>For staff: please enter the passcode to withdraw a consent for this facility</source>
        <translation>Nhân viên: xin nhập mã để rút lại đồng ý thay cho cơ sở này</translation>
    </message>
</context>
<context>
    <name>StaffWithdrawingScreen</name>
    <message>
        <source>For staff: which consent is withdrawn?</source>
        <translation>Nhân viên: rút lại đồng ý nào?</translation>
    </message>
    <message>
        <source>For staff: why is it withdrawn?</source>
        <translation>Nhân viên: vì sao rút lại?</translation>
    </message>
    <message>
        <source>For staff: withdraw this consent?</source>
        <translation>Nhân viên: rút lại đồng ý này?</translation>
    </message>
    <message>
        <source>Consent of %1</source>
        <translation>Đồng ý lúc %1</translation>
    </message>
    <message>
        <source>The consents of this kiosk cannot be read now.</source>
        <translation>Hiện không đọc được các đồng ý của máy này.</translation>
    </message>
    <message>
        <source>Newest first: date, time and the end of the record&apos;s number. The result file for the receipt computer has the same time in its name.</source>
        <translation>Mới nhất ở trên: ngày, giờ và phần cuối của số bản ghi. Tên tệp kết quả cho máy tính thanh toán có cùng giờ.</translation>
    </message>
    <message>
        <source>Newer</source>
        <extracomment>Key that shows later consents.</extracomment>
        <translation>Mới hơn</translation>
    </message>
    <message>
        <source>Older</source>
        <extracomment>Key that shows earlier consents.</extracomment>
        <translation>Cũ hơn</translation>
    </message>
    <message>
        <source>This facility gives it back</source>
        <translation>Cơ sở này rút lại</translation>
    </message>
    <message>
        <source>The purpose has changed</source>
        <translation>Mục đích đã thay đổi</translation>
    </message>
    <message>
        <source>The records are no longer needed for what the patient was asked.</source>
        <translation>Thông tin không còn cần cho mục đích đã giải thích với người bệnh.</translation>
    </message>
    <message>
        <source>Reason: the purpose has changed</source>
        <translation>Lý do: mục đích đã thay đổi</translation>
    </message>
    <message>
        <source>Reason: this facility gives it back</source>
        <translation>Lý do: cơ sở này rút lại</translation>
    </message>
    <message>
        <source>From then on this facility fetches nothing more with this consent. What was fetched before stays in the chart.</source>
        <translation>Từ nay cơ sở này không lấy thêm gì bằng đồng ý này. Những gì đã lấy vẫn ở trong bệnh án.</translation>
    </message>
    <message>
        <source>The record says that this facility withdrew, not the patient. Please tell the patient.</source>
        <translation>Bản ghi cho biết cơ sở này rút lại, không phải người bệnh. Xin báo cho người bệnh.</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>Giữ nguyên</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>This kiosk knows of no consent in force that it has delivered.</source>
        <translation>Trong các đồng ý máy này đã gửi, không có đồng ý nào được biết là còn hiệu lực.</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <extracomment>Which page of a list is shown, of how many.</extracomment>
        <translation>Trang %1 / %2</translation>
    </message>
    <message>
        <source>For example: the consent was taken for another visit, or a patient without their card asks for it.</source>
        <translation>Ví dụ: đồng ý được lấy nhầm ở lần khám khác, hoặc người bệnh không có thẻ yêu cầu.</translation>
    </message>
    <message>
        <source>Refused by the national system: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>Bị hệ thống quốc gia từ chối: %1. Xin báo cho nhà cung cấp.</translation>
    </message>
    <message>
        <source>Consents that end soon and have not arrived: %1. Please check the network.</source>
        <extracomment>For staff; %1 is a number of consents. Who gave them has to be asked again once they have ended.</extracomment>
        <translation>Đồng ý sắp hết hạn mà chưa đến nơi: %1. Xin kiểm tra mạng.</translation>
    </message>
    <message>
        <source>Waiting to be sent: %1</source>
        <extracomment>For staff; %1 is a number of consents or withdrawals.</extracomment>
        <translation>Đang chờ gửi: %1</translation>
    </message>
    <message>
        <source>Consents that arrived after their end since the start, and count for nothing: %1</source>
        <extracomment>For staff; %1 is a number of consents.</extracomment>
        <translation>Đồng ý đến sau khi hết hạn từ lúc khởi động, không có giá trị: %1</translation>
    </message>
    <message>
        <source>Result files that cannot be written: %1. Please check the receipt computer&apos;s folder.</source>
        <extracomment>For staff; %1 is a number of files.</extracomment>
        <translation>Tệp kết quả không ghi được: %1. Xin kiểm tra thư mục của máy tính thanh toán.</translation>
    </message>
    <message>
        <source>Days until this kiosk&apos;s certificate ends: %1. Please tell your vendor.</source>
        <extracomment>For staff; %1 is a number of days.</extracomment>
        <translation>Số ngày còn lại của chứng thư máy này: %1. Xin báo cho nhà cung cấp.</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>Getting ready</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Xin chờ một chút.</translation>
    </message>
</context>
<context>
    <name>StoringScreen</name>
    <message>
        <source>Your answers are being saved</source>
        <translation>Đang lưu câu trả lời của bạn</translation>
    </message>
    <message>
        <source>One moment, please.</source>
        <translation>Xin chờ một chút.</translation>
    </message>
    <message>
        <source>For staff: the withdrawal is being saved</source>
        <translation>Nhân viên: đang lưu việc rút lại</translation>
    </message>
</context>
<context>
    <name>TimeLeft</name>
    <message>
        <source>Time left: %1 s</source>
        <extracomment>%1: seconds that are left before the session ends.</extracomment>
        <translation>Thời gian còn: %1 giây</translation>
    </message>
    <message>
        <source>More time</source>
        <translation>Thêm thời gian</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Reception</source>
        <extracomment>Name of the machine in the top left corner.</extracomment>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <extracomment>Progress. %1: number of this step, %2: number of all steps.</extracomment>
        <translation>Bước %1 / %2</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Ngôn ngữ</translation>
    </message>
    <message>
        <source>Size of the words, and colours</source>
        <translation>Cỡ chữ và màu sắc</translation>
    </message>
    <message>
        <source>A member of staff helps you</source>
        <translation>Nhân viên đang giúp bạn</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Please place your My Number Card on the reader</source>
        <translation>Xin đặt thẻ My Number lên đầu đọc</translation>
    </message>
    <message>
        <source>Take it out of its case and lay it down with the photo facing up.</source>
        <translation>Lấy thẻ ra khỏi bao và đặt mặt có ảnh lên trên.</translation>
    </message>
    <message>
        <source>Your 12-digit Individual Number is never read or stored here.</source>
        <translation>Máy này không đọc và không lưu số cá nhân 12 chữ số của bạn.</translation>
    </message>
</context>
</TS>
