<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AccountDay</name>
    <message>
        <source>Sent in the last 24 hours: %1. Planned for the next: %2.</source>
        <translation>Đã gửi trong 24 giờ qua: %1. Dự kiến trong 24 giờ tới: %2.</translation>
    </message>
    <message>
        <source>Nothing was sent in the last 24 hours, and nothing is planned for the next.</source>
        <translation>Không có thư nào được gửi trong 24 giờ qua, và không có gì dự kiến cho 24 giờ tới.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Yesterday, %1 to %2:</source>
        <translation>Hôm qua, %1 đến %2:</translation>
    </message>
    <message>
        <source>Tomorrow, %1 to %2:</source>
        <translation>Ngày mai, %1 đến %2:</translation>
    </message>
    <message>
        <source>Today, %1 to %2:</source>
        <translation>Hôm nay, %1 đến %2:</translation>
    </message>
    <message>
        <source>%1 planned.</source>
        <translation>dự kiến %1.</translation>
    </message>
    <message>
        <source>%1 sent, %2 of them on their way.</source>
        <translation>đã gửi %1, trong đó %2 đang trên đường.</translation>
    </message>
    <message>
        <source>%1 sent.</source>
        <translation>đã gửi %1.</translation>
    </message>
    <message>
        <source>In the 24 hours until then: %1.</source>
        <translation>Trong 24 giờ đến lúc đó: %1.</translation>
    </message>
    <message>
        <source>Sent in 24 hours</source>
        <translation>Đã gửi trong 24 giờ</translation>
    </message>
    <message>
        <source>On their way</source>
        <translation>Đang trên đường</translation>
    </message>
    <message>
        <source>May leave now</source>
        <translation>Còn được gửi ngay</translation>
    </message>
    <message>
        <source>Planned for 24 hours</source>
        <translation>Dự kiến trong 24 giờ</translation>
    </message>
    <message>
        <source>Waiting in all</source>
        <translation>Tất cả đang chờ</translation>
    </message>
    <message>
        <source>%1: the last and the next 24 hours</source>
        <translation>%1: 24 giờ qua và 24 giờ tới</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Không có thư nào chờ gửi.</translation>
    </message>
    <message>
        <source>Nobody can say when everything will have left.</source>
        <translation>Chưa ai biết khi nào gửi hết.</translation>
    </message>
    <message>
        <source>Everything will have left by about %1.</source>
        <translation>Gửi hết vào khoảng %1.</translation>
    </message>
    <message>
        <source>Point at an hour, or go from hour to hour with the arrow keys, to read its numbers.</source>
        <translation>Trỏ vào một giờ, hoặc đi từng giờ bằng phím mũi tên, để đọc các con số.</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>hôm qua %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>ngày mai %1</translation>
    </message>
    <message>
        <source>now, %1</source>
        <translation>bây giờ, %1</translation>
    </message>
    <message>
        <source>sent in the hour</source>
        <translation>đã gửi trong giờ</translation>
    </message>
    <message>
        <source>on their way</source>
        <translation>đang trên đường</translation>
    </message>
    <message>
        <source>planned in the hour</source>
        <translation>dự kiến trong giờ</translation>
    </message>
    <message>
        <source>in the 24 hours until then</source>
        <translation>trong 24 giờ đến lúc đó</translation>
    </message>
    <message>
        <source>limit of %1 in 24 hours</source>
        <translation>giới hạn %1 trong 24 giờ</translation>
    </message>
</context>
<context>
    <name>AccountDialog</name>
    <message>
        <source>Edit account</source>
        <translation>Sửa tài khoản</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Thêm tài khoản</translation>
    </message>
    <message>
        <source>A word for yourself, such as Office</source>
        <translation>Một tên gọi cho riêng bạn, như Văn phòng</translation>
    </message>
    <message>
        <source>As recipients see it, such as Silk Road Shop</source>
        <translation>Như người nhận thấy, ví dụ Silk Road Shop</translation>
    </message>
    <message>
        <source>A mail server (SMTP)</source>
        <translation>Máy chủ thư (SMTP)</translation>
    </message>
    <message>
        <source>Files in a folder: nothing is sent</source>
        <translation>Tệp trong thư mục: không gửi gì cả</translation>
    </message>
    <message>
        <source>The log alone: nothing is sent</source>
        <translation>Chỉ nhật ký: không gửi gì cả</translation>
    </message>
    <message>
        <source>A folder for the .eml files</source>
        <translation>Thư mục cho các tệp .eml</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>Give the account a name.</source>
        <translation>Hãy đặt tên cho tài khoản.</translation>
    </message>
    <message>
        <source>Say which address the mail comes from.</source>
        <translation>Hãy cho biết thư đến từ địa chỉ nào.</translation>
    </message>
    <message>
        <source>Say which server takes the mail.</source>
        <translation>Hãy cho biết máy chủ nào nhận thư.</translation>
    </message>
    <message>
        <source>Choose the folder for the files.</source>
        <translation>Hãy chọn thư mục cho các tệp.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Tên</translation>
    </message>
    <message>
        <source>&amp;From address</source>
        <translation>Đị&amp;a chỉ gửi</translation>
    </message>
    <message>
        <source>From na&amp;me</source>
        <translation>Tên n&amp;gười gửi</translation>
    </message>
    <message>
        <source>Mail goes &amp;to</source>
        <translation>Thư đi đế&amp;n</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Duyệt…</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>Thư &amp;mục</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
</context>
<context>
    <name>AccountEditing</name>
    <message>
        <source>The new pace of “%1” holds at once, for its open jobs (%2) too: %3.</source>
        <translation>Tốc độ mới của “%1” có hiệu lực ngay, kể cả với các công việc đang mở (%2): %3.</translation>
    </message>
    <message>
        <source>“%1” is kept. Test tries to connect and log in.</source>
        <translation>Đã lưu “%1”. Nút Thử sẽ kết nối và đăng nhập.</translation>
    </message>
    <message>
        <source>“%1” is kept without its password: this computer has no keyring that keeps it safely, or none was given. Edit the account to give it, or start MailTool with the environment variable %2.</source>
        <translation>“%1” được giữ nhưng không có mật khẩu: máy này không có kho khóa an toàn, hoặc chưa nhập mật khẩu. Hãy sửa tài khoản để nhập, hoặc mở MailTool với biến môi trường %2.</translation>
    </message>
</context>
<context>
    <name>AccountsModel</name>
    <message>
        <source>Name</source>
        <translation>Tên</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Người gửi</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Thư mục %1</translation>
    </message>
    <message>
        <source>Log only</source>
        <translation>Chỉ ghi nhật ký</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Cần bạn</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Waiting until %1</source>
        <translation>Chờ đến %1</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Thử</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>Th&amp;êm tài khoản…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Sửa…</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Gỡ bỏ…</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>Gỡ “%1”?</translation>
    </message>
    <message>
        <source>The account and its password are forgotten. What it has sent stays on the page Jobs.</source>
        <translation>Tài khoản và mật khẩu sẽ bị quên. Những gì đã gửi vẫn ở trang Công việc.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Gỡ</translation>
    </message>
    <message>
        <source>“%1” is removed.</source>
        <translation>Đã gỡ “%1”.</translation>
    </message>
    <message>
        <source>Testing “%1”: connecting and logging in. Nothing is sent.</source>
        <translation>Đang thử “%1”: kết nối và đăng nhập. Không gửi gì cả.</translation>
    </message>
    <message>
        <source>“%1” works: %2. Nothing was sent.</source>
        <translation>“%1” hoạt động: %2. Không gửi gì cả.</translation>
    </message>
    <message>
        <source>“%1” does not work: %2</source>
        <translation>“%1” không hoạt động: %2</translation>
    </message>
    <message>
        <source>An account says who the mail comes from, which server takes it and how quickly it may go.</source>
        <translation>Tài khoản cho biết thư đến từ ai, máy chủ nào nhận thư và được gửi nhanh đến mức nào.</translation>
    </message>
    <message>
        <source>There is no account yet</source>
        <translation>Chưa có tài khoản nào</translation>
    </message>
    <message>
        <source>Add one with the button above.</source>
        <translation>Hãy thêm bằng nút ở trên.</translation>
    </message>
</context>
<context>
    <name>AnyHour</name>
    <message>
        <source>Messages that may then leave at any time: %1.</source>
        <translation>Số thư khi đó có thể được gửi bất cứ lúc nào: %1.</translation>
    </message>
    <message>
        <source>Its 1 message may then leave at any time.</source>
        <translation>Khi đó 1 thư của công việc có thể được gửi bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>Its hours until now: %1.</source>
        <translation>Giờ gửi cho đến nay: %1.</translation>
    </message>
    <message>
        <source>Send “%1” at any hour?</source>
        <translation>Gửi “%1” vào mọi giờ?</translation>
    </message>
    <message>
        <source>&amp;Send at any hour</source>
        <translation>&amp;Gửi vào mọi giờ</translation>
    </message>
    <message>
        <source>It sends at any hour now.</source>
        <translation>Bây giờ công việc gửi vào mọi giờ.</translation>
    </message>
</context>
<context>
    <name>BlockBar</name>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Chuyển lên (Alt+Up)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Chuyển xuống (Alt+Down)</translation>
    </message>
    <message>
        <source>Duplicate (Ctrl+Shift+D)</source>
        <translation>Nhân đôi (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Delete (Ctrl+Shift+Delete)</source>
        <translation>Xóa (Ctrl+Shift+Delete)</translation>
    </message>
</context>
<context>
    <name>BlockEditor</name>
    <message>
        <source>Nothing written yet. Begin with a text</source>
        <translation>Chưa viết gì. Hãy bắt đầu bằng một đoạn văn bản</translation>
    </message>
</context>
<context>
    <name>BlockFrame</name>
    <message>
        <source>{0}, block {1} of {2}</source>
        <translation>{0}, khối {1} trong {2}</translation>
    </message>
    <message>
        <source>Move or remove: {0}</source>
        <translation>Di chuyển hoặc gỡ bỏ: {0}</translation>
    </message>
    <message>
        <source>Drag to move, click for more</source>
        <translation>Kéo để di chuyển, nhấp để xem thêm</translation>
    </message>
    <message>
        <source>Add above</source>
        <translation>Thêm ở trên</translation>
    </message>
    <message>
        <source>Add below</source>
        <translation>Thêm ở dưới</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Chuyển lên</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Chuyển xuống</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Nhân đôi</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Xóa</translation>
    </message>
</context>
<context>
    <name>BlockList</name>
    <message>
        <source>Here it comes to stand</source>
        <translation>Khối sẽ nằm ở đây</translation>
    </message>
</context>
<context>
    <name>BodyEditor</name>
    <message>
        <source>Message (HTML)</source>
        <translation>Nội dung thư (HTML)</translation>
    </message>
    <message>
        <source>&lt;p&gt;Dear {{ first_name }},&lt;/p&gt;</source>
        <translation>&lt;p&gt;Kính gửi {{ first_name }},&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Văn bản thuần</translation>
    </message>
    <message>
        <source>&amp;Write the plain text myself; else it is made from the message</source>
        <translation>&amp;Tự viết văn bản thuần; nếu không, nó được tạo từ thư</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Khối</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Write the plain text myself</source>
        <translation>Tự viết văn bản thuần</translation>
    </message>
    <message>
        <source>Open an &amp;HTML file…</source>
        <translation>Mở tệp &amp;HTML…</translation>
    </message>
</context>
<context>
    <name>ButtonView</name>
    <message>
        <source>Words on the button</source>
        <translation>Chữ trên nút</translation>
    </message>
    <message>
        <source>https://… or a mail address</source>
        <translation>https://… hoặc một địa chỉ thư</translation>
    </message>
    <message>
        <source>Where the button leads</source>
        <translation>Nút dẫn đến đâu</translation>
    </message>
    <message>
        <source>This address cannot be used. Write one that begins with https://</source>
        <translation>Không dùng được địa chỉ này. Hãy viết một địa chỉ bắt đầu bằng https://</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Dẫn đến</translation>
    </message>
</context>
<context>
    <name>CausesCard</name>
    <message>
        <source>What went wrong</source>
        <translation>Điều gì đã sai</translation>
    </message>
    <message>
        <source>Nothing so far.</source>
        <translation>Chưa có gì.</translation>
    </message>
    <message>
        <source>Other causes: %1</source>
        <translation>Các nguyên nhân khác: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Xem: %1</translation>
    </message>
    <message>
        <source>goes on at %1</source>
        <translation>tiếp tục lúc %1</translation>
    </message>
    <message>
        <source>goes on by itself</source>
        <translation>tự tiếp tục</translation>
    </message>
    <message>
        <source>Nothing to do: MailTool goes on by itself.</source>
        <translation>Không cần làm gì: MailTool sẽ tự tiếp tục.</translation>
    </message>
    <message>
        <source>To the account</source>
        <translation>Đến tài khoản</translation>
    </message>
    <message>
        <source>Correct the account (its password, its sender, its server), then choose Resume.</source>
        <translation>Hãy sửa tài khoản (mật khẩu, người gửi, máy chủ), rồi chọn Tiếp tục.</translation>
    </message>
    <message>
        <source>correct the rows</source>
        <translation>sửa các hàng này</translation>
    </message>
    <message>
        <source>Show these rows, correct them in the workbook, and send only the rows that are new.</source>
        <translation>Hãy xem các hàng này, sửa chúng trong sổ tính, rồi chỉ gửi những hàng mới.</translation>
    </message>
    <message>
        <source>change the message</source>
        <translation>sửa nội dung thư</translation>
    </message>
    <message>
        <source>The message was refused. Change its text or its attachments, and send it to these rows anew.</source>
        <translation>Thư đã bị từ chối. Hãy sửa nội dung hoặc tệp đính kèm, rồi gửi lại cho các hàng này.</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Gửi lại thư thất bại</translation>
    </message>
    <message>
        <source>It may work now: what failed is tried once more.</source>
        <translation>Bây giờ có thể được: các thư thất bại sẽ được thử thêm một lần.</translation>
    </message>
    <message>
        <source>These mailboxes took no mail just then. Try once more in some hours or on another day.</source>
        <translation>Lúc đó các hộp thư này không nhận thư. Hãy thử lại sau vài giờ hoặc vào ngày khác.</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>Quyết định…</translation>
    </message>
    <message>
        <source>Say what became of them: they arrived, or are to be sent again; or look in the Sent folder.</source>
        <translation>Cho biết kết quả: đã đến nơi, hay cần gửi lại; hoặc tìm trong thư mục Đã gửi.</translation>
    </message>
    <message>
        <source>nothing to do</source>
        <translation>không cần làm gì</translation>
    </message>
    <message>
        <source>These addresses are on your list “Never mailed again”.</source>
        <translation>Các địa chỉ này nằm trong danh sách “Không gửi thư nữa” của bạn.</translation>
    </message>
    <message>
        <source>You have left these rows out yourself.</source>
        <translation>Chính bạn đã bỏ những hàng này ra.</translation>
    </message>
    <message>
        <source>send them anew</source>
        <translation>gửi lại chúng</translation>
    </message>
    <message>
        <source>The job was stopped. To mail these rows after all, send the workbook again: only the new rows.</source>
        <translation>Công việc đã bị dừng. Nếu vẫn muốn gửi những hàng này, hãy gửi lại sổ tính: chỉ các hàng mới.</translation>
    </message>
</context>
<context>
    <name>ChangesList</name>
    <message>
        <source>&amp;Undo this change</source>
        <translation>&amp;Hoàn tác thay đổi này</translation>
    </message>
    <message>
        <source>The workbook itself stays as it is. The job and its workbook of results tell these changes.</source>
        <translation>Chính sổ tính được giữ nguyên. Công việc và sổ tính kết quả của nó ghi lại các thay đổi này.</translation>
    </message>
    <message>
        <source>What was put right</source>
        <translation>Những gì đã được sửa</translation>
    </message>
</context>
<context>
    <name>ChangesModel</name>
    <message>
        <source>What was done</source>
        <translation>Đã làm gì</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>Before → now, or the reason</source>
        <translation>Trước → nay, hoặc lý do</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>Hàng %1</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(trống)</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Đã sửa</translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>An account says who the mail is from and how it leaves.</source>
        <translation>Tài khoản cho biết thư đến từ ai và được gửi đi bằng cách nào.</translation>
    </message>
    <message>
        <source>Add an &amp;account</source>
        <translation>Thêm tài &amp;khoản</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Kiểm tra &amp;lại</translation>
    </message>
    <message>
        <source>Skip the recipients with errors</source>
        <translation>Bỏ qua người nhận có lỗi</translation>
    </message>
    <message>
        <source>Split cells with several addresses</source>
        <translation>Tách các ô có nhiều địa chỉ</translation>
    </message>
    <message>
        <source>Checking every row…</source>
        <translation>Đang kiểm tra từng hàng…</translation>
    </message>
    <message>
        <source>%1 of %2 recipients</source>
        <translation>%1 trên %2 người nhận</translation>
    </message>
    <message>
        <source>Reading the workbook…</source>
        <translation>Đang đọc sổ tính…</translation>
    </message>
    <message>
        <source>This cannot be sent yet</source>
        <translation>Chưa thể gửi</translation>
    </message>
    <message>
        <source>Go back, correct it, and come here again.</source>
        <translation>Hãy quay lại, sửa rồi trở lại đây.</translation>
    </message>
    <message>
        <source>1 recipient is ready</source>
        <translation>1 người nhận đã sẵn sàng</translation>
    </message>
    <message>
        <source>All %1 recipients are ready</source>
        <translation>Tất cả %1 người nhận đã sẵn sàng</translation>
    </message>
    <message>
        <source>%1 of %2 recipients are ready</source>
        <translation>%1 trên %2 người nhận đã sẵn sàng</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 lỗi</translation>
    </message>
    <message>
        <source>%1 errors</source>
        <translation>%1 lỗi</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 cảnh báo</translation>
    </message>
    <message>
        <source>%1 warnings</source>
        <translation>%1 cảnh báo</translation>
    </message>
    <message>
        <source>S&amp;kip the 1 recipient with errors; it gets no message</source>
        <translation>&amp;Bỏ qua 1 người nhận có lỗi; người đó không nhận được thư</translation>
    </message>
    <message>
        <source>S&amp;kip the %1 recipients with errors; they get no message</source>
        <translation>&amp;Bỏ qua %1 người nhận có lỗi; họ không nhận được thư</translation>
    </message>
    <message>
        <source>S&amp;plit the 1 cell with several addresses: each address gets a message</source>
        <translation>&amp;Tách 1 ô có nhiều địa chỉ: mỗi địa chỉ nhận một thư</translation>
    </message>
    <message>
        <source>S&amp;plit cells with several addresses: each address gets a message</source>
        <translation>&amp;Tách các ô có nhiều địa chỉ: mỗi địa chỉ nhận một thư</translation>
    </message>
    <message>
        <source>S&amp;plit the %1 cells with several addresses: each address gets a message</source>
        <translation>&amp;Tách %1 ô có nhiều địa chỉ: mỗi địa chỉ nhận một thư</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Từ</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Workbooks and lists (*.xlsx *.xlsm *.xltx *.xltm *.xls *.xlsb *.ods *.csv *.tsv)</source>
        <translation>Sổ tính và danh sách (*.xlsx *.xlsm *.xltx *.xltm *.xls *.xlsb *.ods *.csv *.tsv)</translation>
    </message>
    <message>
        <source>Choose a workbook</source>
        <translation>Chọn sổ tính</translation>
    </message>
    <message>
        <source>Lists of addresses (*.txt *.csv *.tsv *.xlsx *.xlsm *.xls *.xlsb *.ods)</source>
        <translation>Danh sách địa chỉ (*.txt *.csv *.tsv *.xlsx *.xlsm *.xls *.xlsb *.ods)</translation>
    </message>
    <message>
        <source>Choose a file of addresses</source>
        <translation>Chọn tệp địa chỉ</translation>
    </message>
    <message>
        <source>HTML files (*.html *.htm)</source>
        <translation>Tệp HTML (*.html *.htm)</translation>
    </message>
    <message>
        <source>Choose an HTML file</source>
        <translation>Chọn một tệp HTML</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif)</source>
        <translation>Hình ảnh (*.png *.jpg *.jpeg *.gif)</translation>
    </message>
    <message>
        <source>Choose a logo</source>
        <translation>Chọn logo</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tất cả tệp (*)</translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close MailTool?</source>
        <translation>Đóng MailTool?</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are still going on</source>
        <translation>
            <numerusform>%n công việc vẫn đang chạy</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep sending from the tray</source>
        <translation>&amp;Tiếp tục gửi từ khay hệ thống</translation>
    </message>
    <message>
        <source>&amp;Stop cleanly and go on next time</source>
        <translation>&amp;Dừng gọn và tiếp tục lần sau</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>If you stop, at most %1 messages that are on their way may still leave, and no more.</source>
        <translation>Nếu dừng, nhiều nhất %1 thư đang trên đường còn có thể rời đi, không hơn.</translation>
    </message>
    <message>
        <source>Stopping cleanly lets the messages in flight finish; every other row waits, and sending goes on where it stopped when MailTool is opened again. Nothing is lost and nothing is sent twice.</source>
        <translation>Dừng gọn để các thư đang gửi hoàn tất; mọi hàng khác chờ, và việc gửi tiếp tục từ chỗ đã dừng khi MailTool được mở lại. Không mất gì và không gửi gì hai lần.</translation>
    </message>
    <message>
        <source>Kept in the tray, MailTool goes on sending without its window.</source>
        <translation>Ở khay hệ thống, MailTool tiếp tục gửi mà không cần cửa sổ.</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Add to the left column</source>
        <translation>Thêm vào cột trái</translation>
    </message>
    <message>
        <source>Add to the right column</source>
        <translation>Thêm vào cột phải</translation>
    </message>
</context>
<context>
    <name>Completion</name>
    <message>
        <source>Fields</source>
        <translation>Trường</translation>
    </message>
</context>
<context>
    <name>ConfirmSend</name>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>Send to 1 recipient?</source>
        <translation>Gửi tới 1 người nhận?</translation>
    </message>
    <message>
        <source>Send to %1 recipients?</source>
        <translation>Gửi tới %1 người nhận?</translation>
    </message>
    <message>
        <source>Send the &amp;first few, then hold:</source>
        <translation>Gửi &amp;vài thư đầu rồi dừng chờ:</translation>
    </message>
    <message>
        <source>After this you have 10 seconds to undo.</source>
        <translation>Sau đó bạn có 10 giây để hoàn tác.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Gửi</translation>
    </message>
    <message>
        <source>&amp;Not yet</source>
        <translation>&amp;Chưa</translation>
    </message>
    <message>
        <source>How many leave before the job holds</source>
        <translation>Số thư gửi trước khi công việc dừng chờ</translation>
    </message>
    <message>
        <source>The job waits until you have looked at them and press Resume.</source>
        <translation>Công việc chờ cho đến khi bạn đã xem các thư đó và bấm Tiếp tục.</translation>
    </message>
    <message>
        <source>To go on, type the number of &amp;recipients</source>
        <translation>Để tiếp tục, hãy gõ số &amp;người nhận</translation>
    </message>
</context>
<context>
    <name>DayChart</name>
    <message>
        <source>Recipients in each hour, the last and the next 24</source>
        <translation>Người nhận trong từng giờ, 24 giờ qua và 24 giờ tới</translation>
    </message>
</context>
<context>
    <name>DeadLetterFilter</name>
    <message>
        <source>Failed</source>
        <translation>Thất bại</translation>
    </message>
    <message>
        <source>Laid aside</source>
        <translation>Đã gác lại</translation>
    </message>
    <message>
        <source>All jobs</source>
        <translation>Mọi công việc</translation>
    </message>
    <message>
        <source>All causes</source>
        <translation>Mọi nguyên nhân</translation>
    </message>
    <message>
        <source>Address or part of it</source>
        <translation>Địa chỉ hoặc một phần</translation>
    </message>
    <message>
        <source>Search the failed messages for an address</source>
        <translation>Tìm địa chỉ trong các thư thất bại</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Nguyên nhân</translation>
    </message>
</context>
<context>
    <name>DeadModel</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Hàng</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
</context>
<context>
    <name>DeadStory</name>
    <message>
        <source>The right address</source>
        <translation>Địa chỉ đúng</translation>
    </message>
    <message>
        <source>Send &amp;there</source>
        <translation>Gửi tớ&amp;i đó</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Thử lại</translation>
    </message>
    <message>
        <source>&amp;Lay aside</source>
        <translation>&amp;Gác lại</translation>
    </message>
    <message>
        <source>Put &amp;back</source>
        <translation>Đưa t&amp;rở lại</translation>
    </message>
    <message>
        <source>To the acc&amp;ount</source>
        <translation>Đến tài &amp;khoản</translation>
    </message>
    <message>
        <source>Open the &amp;job</source>
        <translation>Mở công &amp;việc</translation>
    </message>
    <message>
        <source>Row %1 of “%2”</source>
        <translation>Hàng %1 của “%2”</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>Thư này thất bại.</translation>
    </message>
    <message>
        <source>Laid aside: %1</source>
        <translation>Đã gác lại: %1</translation>
    </message>
    <message>
        <source>It was never tried.</source>
        <translation>Chưa từng thử gửi.</translation>
    </message>
</context>
<context>
    <name>DeadWishes</name>
    <message>
        <source>Each of them is tried once more. An address that does not exist will be refused again.</source>
        <translation>Mỗi thư được thử thêm một lần. Địa chỉ không tồn tại sẽ lại bị từ chối.</translation>
    </message>
    <message>
        <source>Try all again: %1?</source>
        <translation>Thử lại tất cả: %1?</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Thử lại</translation>
    </message>
    <message>
        <source>They leave this list, stay failed in their jobs, and can be put back at any time.</source>
        <translation>Chúng rời khỏi danh sách này, vẫn là thất bại trong công việc, và có thể được đưa trở lại bất cứ lúc nào.</translation>
    </message>
    <message>
        <source>Lay all aside: %1?</source>
        <translation>Gác lại tất cả: %1?</translation>
    </message>
    <message>
        <source>&amp;Lay aside</source>
        <translation>&amp;Gác lại</translation>
    </message>
    <message>
        <source>&amp;Send it there too</source>
        <translation>Vẫn &amp;gửi tới đó</translation>
    </message>
    <message>
        <source>A second message to this address?</source>
        <translation>Gửi thư thứ hai tới địa chỉ này?</translation>
    </message>
    <message>
        <source>It is sent to %1.</source>
        <translation>Thư được gửi tới %1.</translation>
    </message>
    <message>
        <source>It is sent to %1 when its job is resumed.</source>
        <translation>Thư sẽ được gửi tới %1 khi công việc của nó được tiếp tục.</translation>
    </message>
    <message>
        <source>1 message waits to be sent once more. If it fails again, it comes back to this list.</source>
        <translation>1 thư đang chờ được gửi lại. Nếu lại thất bại, nó sẽ trở về danh sách này.</translation>
    </message>
    <message>
        <source>%1 messages wait to be sent once more. What fails again comes back to this list.</source>
        <translation>%1 thư đang chờ được gửi lại. Thư nào lại thất bại sẽ trở về danh sách này.</translation>
    </message>
    <message>
        <source>Nothing was put in again: these messages belong to a job that was stopped.</source>
        <translation>Không có gì được gửi lại: các thư này thuộc một công việc đã dừng.</translation>
    </message>
</context>
<context>
    <name>DeliveriesModel</name>
    <message>
        <source>Row</source>
        <translation>Hàng</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Last try</source>
        <translation>Lần thử cuối</translation>
    </message>
    <message>
        <source>Answer or reason</source>
        <translation>Câu trả lời hoặc lý do</translation>
    </message>
</context>
<context>
    <name>DeliveryDialog</name>
    <message>
        <source>Row %1 of the workbook</source>
        <translation>Hàng %1 của sổ tính</translation>
    </message>
    <message>
        <source>What became of the message could not be found out: it may have arrived or not. Look into your Sent folder or ask the recipient, then say what is true. MailTool never sends it again by itself.</source>
        <translation>Không xác định được kết quả của thư: thư có thể đã đến hoặc chưa. Hãy xem thư mục Đã gửi hoặc hỏi người nhận, rồi cho biết sự thật. MailTool không bao giờ tự gửi lại.</translation>
    </message>
    <message>
        <source>It &amp;arrived</source>
        <translation>Đã đế&amp;n</translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>&amp;Gửi lại</translation>
    </message>
    <message>
        <source>&amp;Look in the Sent folder</source>
        <translation>&amp;Tìm trong thư mục Đã gửi</translation>
    </message>
    <message>
        <source>Look in the Sent folder</source>
        <translation>Tìm trong thư mục Đã gửi</translation>
    </message>
    <message>
        <source>It arrived</source>
        <translation>Đã đến</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Gửi lại</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>Nội dung thư</translation>
    </message>
    <message>
        <source>The message&apos;s source</source>
        <translation>Mã nguồn của thư</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Số lần thử</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Mã nguồn</translation>
    </message>
    <message>
        <source>Making the message again…</source>
        <translation>Đang dựng lại thư…</translation>
    </message>
    <message>
        <source>It was not tried yet.</source>
        <translation>Chưa được thử.</translation>
    </message>
</context>
<context>
    <name>DeliveryFilter</name>
    <message>
        <source>%1 found</source>
        <translation>Tìm thấy %1</translation>
    </message>
    <message>
        <source>more than %1 found</source>
        <translation>Tìm thấy hơn %1</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Address or part of it</source>
        <translation>Địa chỉ hoặc một phần</translation>
    </message>
    <message>
        <source>Search this job&apos;s addresses</source>
        <translation>Tìm địa chỉ trong công việc này</translation>
    </message>
</context>
<context>
    <name>DemoCard</name>
    <message>
        <source>This is a demonstration: nothing leaves this machine</source>
        <translation>Đây là bản dùng thử: không gì rời khỏi máy này</translation>
    </message>
    <message>
        <source>&amp;Send the demo</source>
        <translation>&amp;Gửi bản thử</translation>
    </message>
    <message>
        <source>Send the demo</source>
        <translation>Gửi bản thử</translation>
    </message>
    <message>
        <source>Sent. Press Retry failed on the job&apos;s page, and look at what has arrived under Received.</source>
        <translation>Đã gửi. Hãy bấm Gửi lại thư thất bại ở trang của công việc, và xem thư đã đến ở mục Đã nhận.</translation>
    </message>
    <message>
        <source>One click sends this workbook to a mail server inside the program. Some mailboxes do not exist, some are full at first, some ask for patience: watch what becomes of each row. Or go on by the steps, as with a workbook of your own.</source>
        <translation>Một cú bấm gửi sổ tính này tới máy chủ thư bên trong chương trình. Vài hộp thư không tồn tại, vài hộp lúc đầu đầy, vài hộp bắt chờ: hãy xem từng hàng ra sao. Hoặc đi theo các bước, như với sổ tính của chính bạn.</translation>
    </message>
    <message>
        <source>Every row is checked, then it begins…</source>
        <translation>Mọi hàng được kiểm tra, rồi bắt đầu…</translation>
    </message>
</context>
<context>
    <name>DiagnosticsPage</name>
    <message>
        <source>Diagnostics</source>
        <translation>Chẩn đoán</translation>
    </message>
    <message>
        <source>Look &amp;again</source>
        <translation>&amp;Xem lại</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Đang xem…</translation>
    </message>
    <message>
        <source>well</source>
        <translation>tốt</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>có lỗi</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Mọi thứ đều tốt.</translation>
    </message>
    <message>
        <source>What needs you: %1.</source>
        <translation>Số việc cần bạn: %1.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Cơ sở dữ liệu</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Who sends</source>
        <translation>Ai đang gửi</translation>
    </message>
    <message>
        <source>Room on the disk</source>
        <translation>Chỗ trống trên đĩa</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Mạng</translation>
    </message>
    <message>
        <source>Messages waiting</source>
        <translation>Thư đang chờ</translation>
    </message>
    <message>
        <source>Oldest job</source>
        <translation>Công việc cũ nhất</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>Chưa chắc chắn</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Đang gửi đi</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Nhịp gửi</translation>
    </message>
    <message>
        <source>In 24 hours</source>
        <translation>Trong 24 giờ</translation>
    </message>
    <message>
        <source>When it is done</source>
        <translation>Khi nào xong</translation>
    </message>
    <message>
        <source>Why not faster</source>
        <translation>Vì sao không nhanh hơn</translation>
    </message>
    <message>
        <source>Speed of the disk</source>
        <translation>Tốc độ đĩa</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop area for a workbook</source>
        <translation>Vùng thả sổ tính</translation>
    </message>
    <message>
        <source>&amp;Choose a workbook…</source>
        <translation>&amp;Chọn sổ tính…</translation>
    </message>
    <message>
        <source>Read it &amp;differently…</source>
        <translation>Đọc các&amp;h khác…</translation>
    </message>
    <message>
        <source>or &amp;paste cells</source>
        <translation>hoặc &amp;dán các ô</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Đang đọc</translation>
    </message>
    <message>
        <source>One message for each row or customer. You see everything before anything is sent.</source>
        <translation>Mỗi hàng hoặc mỗi khách một thư. Bạn xem tất cả trước khi gửi.</translation>
    </message>
    <message>
        <source>Drop a workbook here</source>
        <translation>Thả sổ tính vào đây</translation>
    </message>
    <message>
        <source>{0} cannot be opened</source>
        <translation>Không mở được {0}</translation>
    </message>
    <message>
        <source>Opening {0}…</source>
        <translation>Đang mở {0}…</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export workbook</source>
        <translation>Xuất sổ tính</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Tiến độ xuất</translation>
    </message>
    <message>
        <source>Reading the results…</source>
        <translation>Đang đọc kết quả…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>Writing what became of every row</source>
        <translation>Đang ghi kết quả của từng hàng</translation>
    </message>
    <message>
        <source>%1 of %2 recipients</source>
        <translation>%1 trên %2 người nhận</translation>
    </message>
    <message>
        <source>Writing the workbook…</source>
        <translation>Đang ghi sổ tính…</translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>Cc: column “{0}”</source>
        <translation>Cc: cột “{0}”</translation>
    </message>
    <message>
        <source>Bcc: column “{0}”</source>
        <translation>Bcc: cột “{0}”</translation>
    </message>
    <message>
        <source>Attached: {0}</source>
        <translation>Đính kèm: {0}</translation>
    </message>
    <message>
        <source>Files in {0}</source>
        <translation>Tệp trong {0}</translation>
    </message>
    <message>
        <source>Customers told apart by {0}</source>
        <translation>Phân biệt khách hàng theo {0}</translation>
    </message>
    <message>
        <source>Unsubscribe at {0}</source>
        <translation>Hủy nhận thư tại {0}</translation>
    </message>
    <message>
        <source>Says that a program wrote it</source>
        <translation>Ghi rõ thư do chương trình viết</translation>
    </message>
    <message>
        <source>PDF files are read</source>
        <translation>Có đọc các tệp PDF</translation>
    </message>
    <message>
        <source>Answers go to {0}</source>
        <translation>Thư trả lời gửi đến {0}</translation>
    </message>
    <message>
        <source>Answers go to column “{0}”</source>
        <translation>Thư trả lời gửi đến cột “{0}”</translation>
    </message>
</context>
<context>
    <name>ExtrasDialog</name>
    <message>
        <source>Copies and attachments</source>
        <translation>Bản sao và tệp đính kèm</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>không ai</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>C&amp;họn…</translation>
    </message>
    <message>
        <source>Say that a program wrote it, so that no &amp;machine answers</source>
        <translation>Ghi rõ thư do chương trình viết để không &amp;máy nào trả lời</translation>
    </message>
    <message>
        <source>Look for other customers&apos; numbers inside &amp;PDF files too (slower)</source>
        <translation>Tìm số của khách hàng khác cả trong tệp &amp;PDF (chậm hơn)</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>một địa chỉ e-mail</translation>
    </message>
    <message>
        <source>&amp;Use these</source>
        <translation>&amp;Dùng các lựa chọn này</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Answers go to</source>
        <translation>Thư trả lời gửi đến</translation>
    </message>
    <message>
        <source>the sender; or type an address, or choose a column</source>
        <translation>người gửi; hoặc gõ một địa chỉ, hoặc chọn một cột</translation>
    </message>
    <message>
        <source>a column; or a pattern such as {0}</source>
        <translation>một cột; hoặc một mẫu như {0}</translation>
    </message>
    <message>
        <source>Files of each row</source>
        <translation>Tệp của mỗi hàng</translation>
    </message>
    <message>
        <source>column “{0}”</source>
        <translation>cột “{0}”</translation>
    </message>
    <message>
        <source>Folder of the attachments</source>
        <translation>Thư mục của tệp đính kèm</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Thư mục</translation>
    </message>
    <message>
        <source>C&amp;opies (Cc)</source>
        <translation>&amp;Bản sao (Cc)</translation>
    </message>
    <message>
        <source>Hidden copies (&amp;Bcc)</source>
        <translation>Bản sao ẩn (Bc&amp;c)</translation>
    </message>
    <message>
        <source>A&amp;nswers go to</source>
        <translation>Thư &amp;trả lời gửi đến</translation>
    </message>
    <message>
        <source>Files for everybody</source>
        <translation>Tệp cho mọi người</translation>
    </message>
    <message>
        <source>Files of &amp;each row</source>
        <translation>&amp;Tệp của mỗi hàng</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>Thư &amp;mục</translation>
    </message>
    <message>
        <source>Customers&apos; numbers</source>
        <translation>Số của khách hàng</translation>
    </message>
    <message>
        <source>Unsubscribe (&amp;web)</source>
        <translation>Hủy qua &amp;web</translation>
    </message>
    <message>
        <source>Unsubscribe (ma&amp;il)</source>
        <translation>Hủy qua thư đ&amp;iện tử</translation>
    </message>
    <message>
        <source>Tick the columns that tell customers apart; where none is ticked they are found by themselves.</source>
        <translation>Đánh dấu các cột phân biệt khách hàng; nếu không đánh dấu cột nào, chương trình tự tìm.</translation>
    </message>
</context>
<context>
    <name>ExtrasLine</name>
    <message>
        <source>&amp;Copies and attachments…</source>
        <translation>Bản &amp;sao và tệp đính kèm…</translation>
    </message>
    <message>
        <source>Not in this workbook, or gone, and left out: {0}.</source>
        <translation>Không có trong sổ tính này, hoặc đã mất, nên được bỏ ra: {0}.</translation>
    </message>
    <message>
        <source>No copies, no attachments; answers go to the sender</source>
        <translation>Không có bản sao, không có tệp đính kèm; thư trả lời gửi đến người gửi</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Failed</source>
        <translation>Thất bại</translation>
    </message>
    <message>
        <source>Failed messages</source>
        <translation>Thư thất bại</translation>
    </message>
    <message>
        <source>Try all &amp;again</source>
        <translation>Thử &amp;lại tất cả</translation>
    </message>
    <message>
        <source>Lay all a&amp;side…</source>
        <translation>Gác lại tất &amp;cả…</translation>
    </message>
    <message>
        <source>Put all bac&amp;k</source>
        <translation>Đưa tất cả trở lạ&amp;i</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Try all &amp;again (%1)</source>
        <translation>Thử &amp;lại tất cả (%1)</translation>
    </message>
    <message>
        <source>Laid aside: %1.</source>
        <translation>Đã gác lại: %1.</translation>
    </message>
    <message>
        <source>Put back: %1.</source>
        <translation>Đã đưa trở lại: %1.</translation>
    </message>
    <message>
        <source>None that fits: choose less above.</source>
        <translation>Không có thư nào phù hợp: hãy bớt điều kiện ở trên.</translation>
    </message>
    <message>
        <source>Nothing is laid aside.</source>
        <translation>Chưa có gì được gác lại.</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>Không có gì thất bại.</translation>
    </message>
    <message>
        <source>Messages that a server has refused for good, or that were tried too often, are gathered here.</source>
        <translation>Những thư bị máy chủ từ chối hẳn hoặc đã thử quá nhiều lần được gom về đây.</translation>
    </message>
</context>
<context>
    <name>FieldChips</name>
    <message>
        <source>Fields of your sheet: click or drag into the text</source>
        <translation>Các trường trong trang tính: bấm hoặc kéo vào đoạn chữ</translation>
    </message>
    <message>
        <source>number of rows</source>
        <translation>số hàng</translation>
    </message>
    <message>
        <source>table of rows</source>
        <translation>bảng các hàng</translation>
    </message>
    <message>
        <source>Insert the field {0}</source>
        <translation>Chèn trường {0}</translation>
    </message>
    <message>
        <source>A table with one line for each row</source>
        <translation>Bảng có một dòng cho mỗi hàng</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>number of rows</source>
        <translation>số hàng</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Files for everybody</source>
        <translation>Tệp cho mọi người</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Thêm tệp…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Bỏ</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Đính kèm tệp</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Nothing was found that needs your attention.</source>
        <translation>Không tìm thấy điều gì cần bạn chú ý.</translation>
    </message>
    <message>
        <source>Found (%1)</source>
        <translation>Tìm thấy (%1)</translation>
    </message>
    <message>
        <source>Put right (%1)</source>
        <translation>Đã sửa (%1)</translation>
    </message>
    <message>
        <source>How far the check is</source>
        <translation>Tiến độ kiểm tra</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Starting</source>
        <translation>Đang khởi động</translation>
    </message>
    <message>
        <source>Not sending</source>
        <translation>Không gửi</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Mất kết nối</translation>
    </message>
    <message>
        <source>Goes on by itself.</source>
        <translation>Sẽ tự tiếp tục.</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Go on from the job&apos;s page.</source>
        <translation>Tiếp tục từ trang của công việc.</translation>
    </message>
    <message>
        <source>Resting</source>
        <translation>Đang nghỉ</translation>
    </message>
    <message>
        <source>What is left is tried later, by itself.</source>
        <translation>Phần còn lại sẽ tự được thử sau.</translation>
    </message>
    <message>
        <source>Another MailTool works on these jobs. This window shows what it does.</source>
        <translation>Một MailTool khác đang xử lý các công việc này. Cửa sổ này cho thấy nó làm gì.</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>Ở nơi khác</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 mỗi giây</translation>
    </message>
</context>
<context>
    <name>FoundModel</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Hàng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Last try</source>
        <translation>Lần thử cuối</translation>
    </message>
    <message>
        <source>Answer or reason</source>
        <translation>Câu trả lời hoặc lý do</translation>
    </message>
</context>
<context>
    <name>HeadingView</name>
    <message>
        <source>Heading</source>
        <translation>Tiêu đề</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>not from %1 to %2</source>
        <translation>không gửi từ %1 đến %2</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>khẩn</translation>
    </message>
    <message>
        <source>Monday to Friday only</source>
        <translation>chỉ từ thứ Hai đến thứ Sáu</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>T2</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>T3</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>T4</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>T5</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>T6</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>T7</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>CN</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Thứ Hai</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Thứ Ba</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Thứ Tư</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Thứ Năm</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Thứ Sáu</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Thứ Bảy</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Chủ Nhật</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>chỉ %1</translation>
    </message>
</context>
<context>
    <name>ImageView</name>
    <message>
        <source>Choose a picture…</source>
        <translation>Chọn hình…</translation>
    </message>
    <message>
        <source>What the picture shows, for those who do not see it</source>
        <translation>Hình cho thấy gì, dành cho người không xem được hình</translation>
    </message>
    <message>
        <source>What the picture shows</source>
        <translation>Hình cho thấy gì</translation>
    </message>
    <message>
        <source>Leads to (may stay empty)</source>
        <translation>Dẫn đến (có thể để trống)</translation>
    </message>
    <message>
        <source>Where the picture leads</source>
        <translation>Hình dẫn đến đâu</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>Chiều rộng của hình</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Nhỏ</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Lớn</translation>
    </message>
    <message>
        <source>As wide as the mail</source>
        <translation>Rộng bằng thư</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Chọn hình</translation>
    </message>
    <message>
        <source>Pictures ({0})</source>
        <translation>Hình ({0})</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Chưa có hình</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>Paused.</source>
        <translation>Đã tạm dừng.</translation>
    </message>
    <message>
        <source>It goes before the account&apos;s other jobs now.</source>
        <translation>Giờ công việc này đi trước các công việc khác của tài khoản.</translation>
    </message>
    <message>
        <source>It takes its turn with the account&apos;s other jobs again.</source>
        <translation>Công việc này lại chờ lượt cùng các công việc khác của tài khoản.</translation>
    </message>
    <message>
        <source>%1 messages have not been accepted yet; they will be skipped.</source>
        <translation>%1 thư chưa được máy chủ nhận; chúng sẽ bị bỏ qua.</translation>
    </message>
    <message>
        <source>1 message has not been accepted yet; it will be skipped.</source>
        <translation>1 thư chưa được máy chủ nhận; nó sẽ bị bỏ qua.</translation>
    </message>
    <message>
        <source>At most %1 that are on their way may still leave.</source>
        <translation>Nhiều nhất %1 thư đang trên đường vẫn có thể đi.</translation>
    </message>
    <message>
        <source>A stopped job cannot go on. To interrupt it, choose Pause.</source>
        <translation>Công việc đã dừng không thể tiếp tục. Để ngắt quãng, hãy chọn Tạm dừng.</translation>
    </message>
    <message>
        <source>Stop “%1”?</source>
        <translation>Dừng “%1”?</translation>
    </message>
    <message>
        <source>&amp;Stop the job</source>
        <translation>&amp;Dừng công việc</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Đã dừng.</translation>
    </message>
    <message>
        <source>At most %1 that are on their way may still leave, and no more.</source>
        <translation>Nhiều nhất %1 thư đang trên đường còn có thể rời đi, không hơn.</translation>
    </message>
    <message>
        <source>Nothing is on its way, and nothing more leaves.</source>
        <translation>Không có thư nào trên đường, và không thư nào rời đi nữa.</translation>
    </message>
    <message>
        <source>%1 - results</source>
        <translation>%1 - kết quả</translation>
    </message>
    <message>
        <source>Export workbook</source>
        <translation>Xuất sổ tính</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx *.xlsm);;All files (*)</source>
        <translation>Sổ tính (*.xlsx *.xlsm);;Tất cả tệp (*)</translation>
    </message>
    <message>
        <source>Written: %1 (rows with a result: %2)</source>
        <translation>Đã ghi: %1 (số hàng có kết quả: %2)</translation>
    </message>
    <message>
        <source>It is known of every message what became of it.</source>
        <translation>Đã biết rõ kết quả của mọi thư.</translation>
    </message>
    <message>
        <source>Whoever has not got the message gets none: it counts as sent. This cannot be taken back.</source>
        <translation>Ai chưa nhận được thư thì sẽ không nhận được nữa: thư được tính là đã gửi. Không thể rút lại việc này.</translation>
    </message>
    <message>
        <source>Take 1 message as sent?</source>
        <translation>Coi 1 thư là đã gửi?</translation>
    </message>
    <message>
        <source>Take %1 messages as sent?</source>
        <translation>Coi %1 thư là đã gửi?</translation>
    </message>
    <message>
        <source>They all &amp;arrived</source>
        <translation>Tất cả đã đế&amp;n nơi</translation>
    </message>
    <message>
        <source>Taken as sent: %1.</source>
        <translation>Được coi là đã gửi: %1.</translation>
    </message>
    <message>
        <source>Whoever has got the message already gets it a second time.</source>
        <translation>Người đã nhận được thư sẽ nhận thêm lần nữa.</translation>
    </message>
    <message>
        <source>Send %1 messages again?</source>
        <translation>Gửi lại %1 thư?</translation>
    </message>
    <message>
        <source>Send 1 message again?</source>
        <translation>Gửi lại 1 thư?</translation>
    </message>
    <message>
        <source>&amp;Send all again</source>
        <translation>&amp;Gửi lại tất cả</translation>
    </message>
    <message>
        <source>Put in again: %1.</source>
        <translation>Được đưa vào lại: %1.</translation>
    </message>
    <message>
        <source>The job is paused: nothing leaves before it is resumed.</source>
        <translation>Công việc đang tạm dừng: không có gì được gửi trước khi nó được tiếp tục.</translation>
    </message>
    <message>
        <source>Looking in the Sent folder…</source>
        <translation>Đang tìm trong thư mục Đã gửi…</translation>
    </message>
    <message>
        <source>In the Sent folder: %1. Did not leave, to be retried: %2. Still not certain: %3.</source>
        <translation>Có trong thư mục Đã gửi: %1. Chưa rời đi, cần gửi lại: %2. Vẫn chưa chắc chắn: %3.</translation>
    </message>
</context>
<context>
    <name>JobFigures</name>
    <message>
        <source>Accepted</source>
        <translation>Được nhận</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Thất bại</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>Chưa chắc</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tốc độ</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>Đã chạy</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Còn lại</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/giây</translation>
    </message>
    <message>
        <source>At most %1 more would leave after Stop</source>
        <translation>Sau khi dừng, nhiều nhất %1 thư nữa sẽ đi</translation>
    </message>
    <message>
        <source>At most %1 that are on their way may still leave</source>
        <translation>Nhiều nhất %1 thư đang trên đường còn có thể rời đi</translation>
    </message>
    <message>
        <source>Ended %1</source>
        <translation>Kết thúc %1</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Left · until %1</source>
        <translation>Còn lại · đến %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>lô %1 trên %2</translation>
    </message>
</context>
<context>
    <name>JobHead</name>
    <message>
        <source>[Test] %1</source>
        <translation>[Thử] %1</translation>
    </message>
    <message>
        <source>Recipients: %1</source>
        <translation>Người nhận: %1</translation>
    </message>
    <message>
        <source>, holds after the first %1</source>
        <translation>, dừng chờ sau %1 thư đầu</translation>
    </message>
    <message>
        <source>%1 (removed)</source>
        <translation>%1 (đã gỡ)</translation>
    </message>
    <message>
        <source>&amp;Retry failed (%1)</source>
        <translation>Gửi &amp;lại thư thất bại (%1)</translation>
    </message>
    <message>
        <source>Retry failed (%1)</source>
        <translation>Gửi lại thư thất bại (%1)</translation>
    </message>
    <message>
        <source>Back to all jobs</source>
        <translation>Về danh sách công việc</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>Nhật &amp;ký</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>What happened to this job, when and why</source>
        <translation>Điều gì đã xảy ra với công việc này, khi nào và vì sao</translation>
    </message>
    <message>
        <source>Ur&amp;gent</source>
        <translation>K&amp;hẩn</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Khẩn</translation>
    </message>
    <message>
        <source>Before the other jobs of the account</source>
        <translation>Trước các công việc khác của tài khoản</translation>
    </message>
    <message>
        <source>&amp;Export workbook</source>
        <translation>&amp;Xuất sổ tính</translation>
    </message>
    <message>
        <source>Send at any &amp;hour…</source>
        <translation>Gửi vào mọi &amp;giờ…</translation>
    </message>
    <message>
        <source>Send at any hour</source>
        <translation>Gửi vào mọi giờ</translation>
    </message>
    <message>
        <source>Lift the quiet hours and working days of this job</source>
        <translation>Bỏ giờ yên tĩnh và ngày làm việc của công việc này</translation>
    </message>
    <message>
        <source>Export workbook</source>
        <translation>Xuất sổ tính</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Tạm &amp;dừng</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>Tiế&amp;p tục</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>&amp;Stop…</source>
        <translation>&amp;Dừng…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Retry failed</source>
        <translation>Gửi lại thư thất bại</translation>
    </message>
</context>
<context>
    <name>JobView</name>
    <message>
        <source>Deliveries</source>
        <translation>Thư gửi</translation>
    </message>
    <message>
        <source>Change the pa&amp;ce…</source>
        <translation>Đổi tố&amp;c độ…</translation>
    </message>
    <message>
        <source>Change the pace</source>
        <translation>Đổi tốc độ</translation>
    </message>
    <message>
        <source>No address in this list holds that.</source>
        <translation>Không địa chỉ nào trong danh sách này chứa đoạn đó.</translation>
    </message>
    <message>
        <source>Nothing here. Choose “All” to see every recipient.</source>
        <translation>Không có gì ở đây. Chọn “Tất cả” để xem mọi người nhận.</translation>
    </message>
    <message>
        <source>Messages a second</source>
        <translation>Thư mỗi giây</translation>
    </message>
    <message>
        <source>last minute</source>
        <translation>phút vừa qua</translation>
    </message>
</context>
<context>
    <name>JobsModel</name>
    <message>
        <source>Job</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Tiến độ</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Được nhận</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Cần xem lại</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Tạo lúc</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>[Test] %1</source>
        <translation>[Thử] %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>thất bại</translation>
    </message>
    <message>
        <source>not certain</source>
        <translation>chưa chắc</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>thử lại</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>bỏ qua</translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <source>Jobs</source>
        <translation>Công việc</translation>
    </message>
    <message>
        <source>Deliveries to this person</source>
        <translation>Thư gửi cho người này</translation>
    </message>
    <message>
        <source>No tests yet. The Send page offers them once every row is checked.</source>
        <translation>Chưa có lần gửi thử nào. Trang Gửi cho phép gửi thử khi mọi hàng đã được kiểm tra.</translation>
    </message>
    <message>
        <source>The newest %1 of %2. Type more of the address to see fewer.</source>
        <translation>%1 kết quả mới nhất trong %2. Hãy gõ thêm địa chỉ để thu hẹp.</translation>
    </message>
    <message>
        <source>The newest %1 of more than %2. Type more of the address to see fewer.</source>
        <translation>%1 kết quả mới nhất trong hơn %2. Hãy gõ thêm địa chỉ để thu hẹp.</translation>
    </message>
    <message>
        <source>Did this person get it? Type an address</source>
        <translation>Người này đã nhận được chưa? Nhập địa chỉ</translation>
    </message>
    <message>
        <source>Did this person get it? Search all jobs for an address</source>
        <translation>Người này đã nhận được chưa? Tìm một địa chỉ trong mọi công việc</translation>
    </message>
    <message>
        <source>No jobs yet. Drop a workbook on the window, or begin on the Send page.</source>
        <translation>Chưa có công việc nào. Hãy thả sổ tính vào cửa sổ, hoặc bắt đầu ở trang Gửi.</translation>
    </message>
    <message>
        <source>No job has a recipient whose address holds that.</source>
        <translation>Không công việc nào có người nhận với địa chỉ chứa đoạn đó.</translation>
    </message>
    <message>
        <source>Mailings</source>
        <translation>Đợt gửi</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Gửi thử</translation>
    </message>
    <message>
        <source>&amp;Open the Send page</source>
        <translation>&amp;Mở trang Gửi</translation>
    </message>
    <message>
        <source>Open the Send page</source>
        <translation>Mở trang Gửi</translation>
    </message>
</context>
<context>
    <name>KeptBlocks</name>
    <message>
        <source>This message is written as HTML</source>
        <translation>Thư này được viết bằng HTML</translation>
    </message>
    <message>
        <source>HTML that was changed by hand cannot be turned back into blocks. Your blocks are kept as they were before: if you go back to them, they are sent and not the HTML.</source>
        <translation>HTML đã sửa bằng tay không thể chuyển lại thành khối. Các khối của bạn được giữ như trước: nếu bạn quay lại, các khối sẽ được gửi chứ không phải HTML.</translation>
    </message>
    <message>
        <source>HTML cannot be turned into blocks. You can begin anew with blocks; the HTML is kept.</source>
        <translation>HTML không thể chuyển thành khối. Bạn có thể bắt đầu lại với các khối; HTML được giữ lại.</translation>
    </message>
    <message>
        <source>Go back to the blocks</source>
        <translation>Quay lại các khối</translation>
    </message>
    <message>
        <source>Begin anew with blocks</source>
        <translation>Bắt đầu lại với các khối</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Tiêu đề</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Nút</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Hình</translation>
    </message>
    <message>
        <source>Order table</source>
        <translation>Bảng đơn hàng</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Đường kẻ</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Cột</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Khoảng trống</translation>
    </message>
</context>
<context>
    <name>LastSecondsDialog</name>
    <message>
        <source>Close MailTool?</source>
        <translation>Đóng MailTool?</translation>
    </message>
    <message>
        <source>A sending is about to start</source>
        <translation>Sắp bắt đầu gửi</translation>
    </message>
    <message>
        <source>You have said Send, and its seconds to undo are still running. Nothing has been sent yet.</source>
        <translation>Bạn đã chọn Gửi, và thời gian để hoàn tác vẫn đang chạy. Chưa gửi gì cả.</translation>
    </message>
    <message>
        <source>&amp;Send it, then close</source>
        <translation>&amp;Gửi, rồi đóng</translation>
    </message>
    <message>
        <source>&amp;Do not send, and close</source>
        <translation>&amp;Không gửi, và đóng</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
</context>
<context>
    <name>LeaveOut</name>
    <message>
        <source>Leave out row %1?</source>
        <translation>Bỏ qua hàng %1?</translation>
    </message>
    <message>
        <source>For example: has cancelled</source>
        <translation>Ví dụ: đã hủy</translation>
    </message>
    <message>
        <source>&amp;Leave out the row</source>
        <translation>&amp;Bỏ qua hàng này</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>It gets no message. The job and its workbook of results say so, with the reason.</source>
        <translation>Hàng này không nhận thư. Công việc và sổ tính kết quả ghi rõ điều đó, kèm lý do.</translation>
    </message>
    <message>
        <source>&amp;Reason (may stay empty)</source>
        <translation>&amp;Lý do (có thể để trống)</translation>
    </message>
</context>
<context>
    <name>LettersModel</name>
    <message>
        <source>No.</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Đến</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Tiêu đề</translation>
    </message>
</context>
<context>
    <name>LinkDialog</name>
    <message>
        <source>Link</source>
        <translation>Liên kết</translation>
    </message>
    <message>
        <source>https://… or a mail address</source>
        <translation>https://… hoặc một địa chỉ thư</translation>
    </message>
    <message>
        <source>It begins with https://, mailto: or tel:. Fields may stand in it.</source>
        <translation>Bắt đầu bằng https://, mailto: hoặc tel:. Có thể chứa trường.</translation>
    </message>
    <message>
        <source>This address cannot be used. Write one that begins with https://, mailto: or tel:</source>
        <translation>Không dùng được địa chỉ này. Hãy viết một địa chỉ bắt đầu bằng https://, mailto: hoặc tel:</translation>
    </message>
    <message>
        <source>Set the link</source>
        <translation>Đặt liên kết</translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation>Gỡ liên kết</translation>
    </message>
    <message>
        <source>&amp;Leads to</source>
        <translation>&amp;Dẫn đến</translation>
    </message>
</context>
<context>
    <name>LogEntryDialog</name>
    <message>
        <source>&amp;Where in the program</source>
        <translation>Ở đâu trong &amp;chương trình</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>Where in the program</source>
        <translation>Ở đâu trong chương trình</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Khi nào</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Message to</source>
        <translation>Thư gửi tới</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Lần thử</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>Đã xong</translation>
    </message>
</context>
<context>
    <name>LogModel</name>
    <message>
        <source>When</source>
        <translation>Khi nào</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc gì</translation>
    </message>
    <message>
        <source>Done so far</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Thư</translation>
    </message>
    <message>
        <source>A mistake of the program</source>
        <translation>Lỗi của chương trình</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>Tài khoản: %1</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>lần thử %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>được nhận</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>thất bại</translation>
    </message>
    <message>
        <source>not certain</source>
        <translation>chưa chắc</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>thử lại</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>bỏ qua</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>đang chờ</translation>
    </message>
</context>
<context>
    <name>LogPane</name>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Điều gì đã sai</translation>
    </message>
    <message>
        <source>Save a &amp;copy…</source>
        <translation>Lưu &amp;bản sao…</translation>
    </message>
    <message>
        <source>Written: %1 (entries: %2). Addresses are masked.</source>
        <translation>Đã ghi: %1 (số mục: %2). Địa chỉ đã được che.</translation>
    </message>
    <message>
        <source>Save a copy of the log</source>
        <translation>Lưu bản sao nhật ký</translation>
    </message>
    <message>
        <source>Text (*.txt);;All files (*)</source>
        <translation>Văn bản (*.txt);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>%1 - log</source>
        <translation>%1 - nhật ký</translation>
    </message>
    <message>
        <source>Nothing went wrong.</source>
        <translation>Không có gì trục trặc.</translation>
    </message>
    <message>
        <source>Nothing was noted yet.</source>
        <translation>Chưa ghi nhận gì.</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Lưu bản sao</translation>
    </message>
    <message>
        <source>As text, with the addresses masked: it may be shown to others.</source>
        <translation>Dạng văn bản, địa chỉ được che: có thể đưa cho người khác xem.</translation>
    </message>
</context>
<context>
    <name>MadeBar</name>
    <message>
        <source>Change it by hand</source>
        <translation>Sửa bằng tay</translation>
    </message>
    <message>
        <source>From then on the message is HTML; the blocks are kept as they are</source>
        <translation>Từ đó thư là HTML; các khối được giữ nguyên</translation>
    </message>
    <message>
        <source>Go back to the HTML written by hand</source>
        <translation>Quay lại HTML viết bằng tay</translation>
    </message>
    <message>
        <source>This is the HTML that your blocks make.</source>
        <translation>Đây là HTML do các khối của bạn tạo ra.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Demonstration: the mail server is inside this program, waiting times are divided by 60.</source>
        <translation>Bản dùng thử: máy chủ thư nằm trong chương trình này, thời gian chờ được chia cho 60.</translation>
    </message>
    <message>
        <source>Messages in flight are finishing; then MailTool closes.</source>
        <translation>Các thư đang gửi sẽ hoàn tất, rồi MailTool đóng lại.</translation>
    </message>
    <message>
        <source>MailTool&apos;s record of your jobs is damaged: nothing is sent until it is rescued.</source>
        <translation>Sổ cái các công việc của MailTool bị hỏng: không thư nào được gửi cho đến khi dữ liệu được cứu.</translation>
    </message>
    <message>
        <source>&amp;Rescue…</source>
        <translation>&amp;Cứu dữ liệu…</translation>
    </message>
    <message>
        <source>MailTool&apos;s data cannot be worked.</source>
        <translation>Không thể xử lý dữ liệu của MailTool.</translation>
    </message>
</context>
<context>
    <name>MendPanel</name>
    <message>
        <source>The row in the workbook</source>
        <translation>Hàng trong sổ tính</translation>
    </message>
    <message>
        <source>P&amp;ut it right</source>
        <translation>&amp;Sửa</translation>
    </message>
    <message>
        <source>&amp;Leave out the row…</source>
        <translation>&amp;Bỏ qua hàng này…</translation>
    </message>
    <message>
        <source>What the cell is to say</source>
        <translation>Nội dung ô cần có</translation>
    </message>
    <message>
        <source>What cell %1 is to say</source>
        <translation>Nội dung ô %1 cần có</translation>
    </message>
    <message>
        <source>&amp;Leave out row %1…</source>
        <translation>&amp;Bỏ qua hàng %1…</translation>
    </message>
</context>
<context>
    <name>MessageStep</name>
    <message>
        <source>What your recipients read first</source>
        <translation>Điều người nhận đọc trước tiên</translation>
    </message>
    <message>
        <source>What is wrong with the message</source>
        <translation>Thư sai ở đâu</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>&amp;Tiêu đề</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Tiêu đề</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Save as a template</source>
        <translation>Lưu thành mẫu</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Lưu</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Tên</translation>
    </message>
    <message>
        <source>Under a name that you have used before it becomes a new version.</source>
        <translation>Dưới một tên bạn đã dùng, nó trở thành một phiên bản mới.</translation>
    </message>
</context>
<context>
    <name>NavButton</name>
    <message numerus="yes">
        <source>%n going on</source>
        <translation>
            <numerusform>%n việc đang chạy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n thất bại</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>{0} · choose the column that holds the e-mail addresses</source>
        <translation>{0} · hãy chọn cột chứa địa chỉ e-mail</translation>
    </message>
    <message>
        <source>{0} · counting the recipients…</source>
        <translation>{0} · đang đếm người nhận…</translation>
    </message>
    <message>
        <source>1 recipient</source>
        <translation>1 người nhận</translation>
    </message>
    <message>
        <source>%1 recipients</source>
        <translation>%1 người nhận</translation>
    </message>
    <message>
        <source>{0} · {1} · shown as in Excel</source>
        <translation>{0} · {1} · hiển thị như trong Excel</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 hàng</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 hàng</translation>
    </message>
</context>
<context>
    <name>Pace</name>
    <message>
        <source>Done at about %1: the account has %2 messages of other jobs to send as well.</source>
        <translation>Xong vào khoảng %1: tài khoản còn phải gửi %2 thư của các công việc khác.</translation>
    </message>
    <message>
        <source>Done at about %1: the %2 messages of the account&apos;s other jobs wait for it.</source>
        <translation>Xong vào khoảng %1: %2 thư của các công việc khác trong tài khoản chờ công việc này.</translation>
    </message>
    <message>
        <source>Nobody can say when it is done: it takes years in these hours.</source>
        <translation>Không ai biết khi nào xong: trong những giờ này việc gửi mất nhiều năm.</translation>
    </message>
    <message>
        <source>Takes about %1: done at about %2.</source>
        <translation>Mất khoảng %1: xong lúc khoảng %2.</translation>
    </message>
    <message>
        <source>%1 of %2 left today</source>
        <translation>Hôm nay còn %1 trong %2</translation>
    </message>
    <message>
        <source>All %1 of today are sent; more at %2</source>
        <translation>Đã gửi hết %1 của hôm nay; có thêm lúc %2</translation>
    </message>
    <message>
        <source>Done at about %1.</source>
        <translation>Xong vào khoảng %1.</translation>
    </message>
    <message>
        <source>It may not send now: it begins at %1.</source>
        <translation>Hiện chưa được phép gửi: bắt đầu lúc %1.</translation>
    </message>
    <message>
        <source>%1 go now, %2 today from about %3, by itself.</source>
        <translation>%1 gửi ngay, %2 tự gửi trong hôm nay từ khoảng %3.</translation>
    </message>
    <message>
        <source>%1 go today, %2 tomorrow from about %3, by itself.</source>
        <translation>%1 gửi hôm nay, %2 tự gửi ngày mai từ khoảng %3.</translation>
    </message>
    <message>
        <source>Today&apos;s messages are used up: %1 go today from about %2, by itself.</source>
        <translation>Đã hết lượt hôm nay: %1 tự gửi trong hôm nay từ khoảng %2.</translation>
    </message>
    <message>
        <source>Today&apos;s messages are used up: %1 go tomorrow from about %2, by itself.</source>
        <translation>Đã hết lượt hôm nay: %1 tự gửi ngày mai từ khoảng %2.</translation>
    </message>
</context>
<context>
    <name>PaceFields</name>
    <message>
        <source> messages</source>
        <translation> thư</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source> recipients</source>
        <translation> người nhận</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>không giới hạn</translation>
    </message>
    <message>
        <source> messages in an hour</source>
        <translation> thư trong một giờ</translation>
    </message>
    <message>
        <source>What is more waits until its hour is over, and goes by itself.</source>
        <translation>Thư vượt quá sẽ chờ hết giờ rồi tự được gửi.</translation>
    </message>
    <message>
        <source>Its open jobs (%1) go on at the new pace at once.</source>
        <translation>Các công việc đang mở (%1) tiếp tục ngay với tốc độ mới.</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Cùng lúc</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Nhiều nhất</translation>
    </message>
    <message>
        <source>within</source>
        <translation>trong vòng</translation>
    </message>
    <message>
        <source>In 24 hours</source>
        <translation>Trong 24 giờ</translation>
    </message>
    <message>
        <source>Pa&amp;ce</source>
        <translation>Tố&amp;c độ</translation>
    </message>
    <message>
        <source>To one a&amp;ddress</source>
        <translation>Tới một đị&amp;a chỉ</translation>
    </message>
</context>
<context>
    <name>Paces</name>
    <message>
        <source>Very safe</source>
        <translation>Rất an toàn</translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>Khuyên dùng</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>Nhanh</translation>
    </message>
    <message>
        <source>Risky</source>
        <translation>Mạo hiểm</translation>
    </message>
    <message>
        <source>Gmail, personal</source>
        <translation>Gmail cá nhân</translation>
    </message>
    <message>
        <source>Google Workspace</source>
        <translation>Google Workspace</translation>
    </message>
    <message>
        <source>Microsoft 365</source>
        <translation>Microsoft 365</translation>
    </message>
    <message>
        <source>Own mail server</source>
        <translation>Máy chủ thư riêng</translation>
    </message>
    <message>
        <source>Own figures</source>
        <translation>Số liệu riêng</translation>
    </message>
    <message>
        <source>For a new account or a provider that is easily alarmed.</source>
        <translation>Cho tài khoản mới hoặc nhà cung cấp dễ chặn.</translation>
    </message>
    <message>
        <source>Right for most accounts.</source>
        <translation>Phù hợp với hầu hết tài khoản.</translation>
    </message>
    <message>
        <source>For accounts that have sent much before without complaints.</source>
        <translation>Cho tài khoản đã gửi nhiều mà không bị phàn nàn.</translation>
    </message>
    <message>
        <source>Many providers will answer that this is too much.</source>
        <translation>Nhiều nhà cung cấp sẽ cho là quá nhiều.</translation>
    </message>
    <message>
        <source>Stays below what Gmail allows a personal account in a day.</source>
        <translation>Dưới mức Gmail cho phép tài khoản cá nhân mỗi ngày.</translation>
    </message>
    <message>
        <source>Stays within what Google allows a company&apos;s account.</source>
        <translation>Trong mức Google cho phép tài khoản công ty.</translation>
    </message>
    <message>
        <source>Microsoft takes 30 messages a minute from one account.</source>
        <translation>Microsoft nhận 30 thư mỗi phút từ một tài khoản.</translation>
    </message>
    <message>
        <source>Only for a mail server of your own organisation.</source>
        <translation>Chỉ cho máy chủ thư của tổ chức bạn.</translation>
    </message>
    <message>
        <source>Figures that your provider has told you.</source>
        <translation>Số liệu do nhà cung cấp cho biết.</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <translation>%1 cùng lúc</translation>
    </message>
    <message>
        <source>%1 at once, at most %2 a second</source>
        <translation>%1 cùng lúc, nhiều nhất %2 mỗi giây</translation>
    </message>
    <message>
        <source>%1 at once, at most %2 in %3</source>
        <translation>%1 cùng lúc, nhiều nhất %2 trong %3</translation>
    </message>
    <message>
        <source>%1, %2 a day</source>
        <translation>%1, %2 mỗi ngày</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
</context>
<context>
    <name>PagedModel</name>
    <message>
        <source>Sort by this column (%1)</source>
        <translation>Sắp xếp theo cột này (%1)</translation>
    </message>
</context>
<context>
    <name>PagedTable</name>
    <message>
        <source>%1 sort by a column: up, down, not at all.</source>
        <translation>%1 sắp xếp theo một cột: tăng dần, giảm dần, không sắp xếp.</translation>
    </message>
</context>
<context>
    <name>PaletteButton</name>
    <message>
        <source>Add a block: {0}</source>
        <translation>Thêm khối: {0}</translation>
    </message>
    <message>
        <source>Click, or drag to where it belongs</source>
        <translation>Nhấp, hoặc kéo đến chỗ của nó</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>%1 days</source>
        <translation>%1 ngày</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 giờ %2 phút</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 phút %2 giây</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 giây</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>There is no such picture any more.</source>
        <translation>Không còn hình này nữa.</translation>
    </message>
    <message>
        <source>The picture is larger than 10 MB. Make it smaller.</source>
        <translation>Hình lớn hơn 10 MB. Hãy thu nhỏ hình.</translation>
    </message>
    <message>
        <source>This is no picture that mail readers show. Use PNG, JPEG or GIF.</source>
        <translation>Đây không phải hình mà chương trình đọc thư hiển thị được. Hãy dùng PNG, JPEG hoặc GIF.</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Preview</source>
        <translation>Xem trước</translation>
    </message>
    <message>
        <source>Previous recipient</source>
        <translation>Người nhận trước</translation>
    </message>
    <message>
        <source>Next recipient</source>
        <translation>Người nhận sau</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Tìm</translation>
    </message>
    <message>
        <source>Find a recipient</source>
        <translation>Tìm người nhận</translation>
    </message>
    <message>
        <source>The message as a mail</source>
        <translation>Nội dung dạng thư</translation>
    </message>
    <message>
        <source>The message as plain text</source>
        <translation>Nội dung dạng văn bản thuần</translation>
    </message>
    <message>
        <source>The message&apos;s source</source>
        <translation>Mã nguồn của thư</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Thư</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Điện thoại</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Văn bản thuần</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Mã nguồn</translation>
    </message>
    <message>
        <source>The message will be seen here.</source>
        <translation>Thư sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>As {0} will see it</source>
        <translation>Như {0} sẽ thấy</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} gửi {1}</translation>
    </message>
    <message>
        <source>This message is too long to be laid out here. It is sent in full.</source>
        <translation>Thư này quá dài để hiển thị ở đây. Thư vẫn được gửi đầy đủ.</translation>
    </message>
</context>
<context>
    <name>Previewer</name>
    <message>
        <source>No recipient has “{0}”.</source>
        <translation>Không người nhận nào có “{0}”.</translation>
    </message>
</context>
<context>
    <name>ProblemModel</name>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Đã thấy gì</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Lỗi</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Cảnh báo</translation>
    </message>
    <message>
        <source>Row {0}</source>
        <translation>Hàng {0}</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nội dung</translation>
    </message>
</context>
<context>
    <name>ProblemTable</name>
    <message>
        <source>What the check has found</source>
        <translation>Kết quả kiểm tra</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
</context>
<context>
    <name>QuotaLine</name>
    <message>
        <source>Left to send today</source>
        <translation>Còn gửi được hôm nay</translation>
    </message>
</context>
<context>
    <name>ReadingDialog</name>
    <message>
        <source>How the file is read</source>
        <translation>Cách đọc tệp</translation>
    </message>
    <message>
        <source>Whole worksheet</source>
        <translation>Cả trang tính</translation>
    </message>
    <message>
        <source>&amp;Take in the hidden rows (%1)</source>
        <translation>&amp;Lấy cả các hàng ẩn (%1)</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>Tự tìm ra</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Đọc lại</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Dấu phẩy ,</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Dấu chấm phẩy ;</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Dấu gạch đứng |</translation>
    </message>
    <message>
        <source>Double &quot;</source>
        <translation>Nháy kép &quot;</translation>
    </message>
    <message>
        <source>Single &apos;</source>
        <translation>Nháy đơn &apos;</translation>
    </message>
    <message>
        <source>None: marks are text</source>
        <translation>Không có: dấu nháy là chữ</translation>
    </message>
    <message>
        <source>Table or named &amp;range</source>
        <translation>Bảng hoặc &amp;vùng đặt tên</translation>
    </message>
    <message>
        <source>&amp;Headers are in row</source>
        <translation>Tiêu đề ở &amp;hàng</translation>
    </message>
    <message>
        <source>Numbers and dates &amp;as in</source>
        <translation>&amp;Số và ngày như ở</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>&amp;Bảng mã</translation>
    </message>
    <message>
        <source>Cells are &amp;parted by</source>
        <translation>Các ô &amp;ngăn cách bằng</translation>
    </message>
    <message>
        <source>&amp;Quotation mark</source>
        <translation>Dấu &amp;nháy</translation>
    </message>
</context>
<context>
    <name>ReadingLine</name>
    <message>
        <source>Read it &amp;differently…</source>
        <translation>Đọc các&amp;h khác…</translation>
    </message>
    <message>
        <source>How the file was read: %1</source>
        <translation>Tệp đã được đọc như thế nào: %1</translation>
    </message>
    <message>
        <source>Headers in row %1</source>
        <translation>Tiêu đề ở hàng %1</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Text in %1, cells parted by %2</source>
        <translation>Văn bản theo %1, các ô ngăn cách bằng %2</translation>
    </message>
    <message>
        <source>Numbers and dates as in %1</source>
        <translation>Số và ngày như ở %1</translation>
    </message>
    <message>
        <source>1 hidden row taken in</source>
        <translation>Lấy cả 1 hàng ẩn</translation>
    </message>
    <message>
        <source>%1 hidden rows taken in</source>
        <translation>Lấy cả %1 hàng ẩn</translation>
    </message>
    <message>
        <source>1 hidden row left out</source>
        <translation>Bỏ ra 1 hàng ẩn</translation>
    </message>
    <message>
        <source>%1 hidden rows left out</source>
        <translation>Bỏ ra %1 hàng ẩn</translation>
    </message>
</context>
<context>
    <name>ReceivedPage</name>
    <message>
        <source>Received</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>Bức thư</translation>
    </message>
    <message>
        <source>Loading the letters…</source>
        <translation>Đang tải các thư…</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s), in the order of their arrival, newest first</source>
        <translation>
            <numerusform>%n thư theo thứ tự đến, mới nhất trước</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 gửi %2</translation>
    </message>
    <message>
        <source>Received letters</source>
        <translation>Thư đã nhận</translation>
    </message>
    <message>
        <source>Nothing has arrived yet. Press Send on the page Send, and look at the letters here.</source>
        <translation>Chưa có gì đến. Hãy bấm Gửi ở trang Gửi rồi xem thư ở đây.</translation>
    </message>
</context>
<context>
    <name>Remedies</name>
    <message>
        <source>It was tried as often as is sensible. Try it again when the server is well.</source>
        <translation>Đã thử đủ số lần hợp lý. Hãy thử lại khi máy chủ hoạt động tốt.</translation>
    </message>
    <message>
        <source>The account is at fault, not this address. Correct the account, then try again.</source>
        <translation>Lỗi ở tài khoản, không phải ở địa chỉ này. Hãy sửa tài khoản rồi thử lại.</translation>
    </message>
    <message>
        <source>If you know the right address, write it below: the message is then sent to it.</source>
        <translation>Nếu biết địa chỉ đúng, hãy viết vào bên dưới: thư sẽ được gửi tới đó.</translation>
    </message>
    <message>
        <source>The message itself was refused. Send this row a changed one: other words, or smaller attachments.</source>
        <translation>Chính bức thư bị từ chối. Hãy gửi cho hàng này một thư đã đổi: lời khác, hoặc tệp đính kèm nhỏ hơn.</translation>
    </message>
    <message>
        <source>It may work now: try it again.</source>
        <translation>Bây giờ có thể được: hãy thử lại.</translation>
    </message>
    <message>
        <source>This mailbox took no mail just then. Try again in some hours or on another day.</source>
        <translation>Lúc đó hộp thư không nhận thư. Hãy thử lại sau vài giờ hoặc vào ngày khác.</translation>
    </message>
    <message>
        <source>Say on the job&apos;s page what became of it.</source>
        <translation>Hãy cho biết trên trang công việc rằng thư ra sao.</translation>
    </message>
    <message>
        <source>Nothing to do: MailTool goes on by itself.</source>
        <translation>Không cần làm gì: MailTool sẽ tự tiếp tục.</translation>
    </message>
    <message>
        <source>Nothing to do: this address is on your list “Never mailed again”.</source>
        <translation>Không cần làm gì: địa chỉ này nằm trong danh sách “Không gửi thư nữa”.</translation>
    </message>
    <message>
        <source>Nothing to do: you have left this row out yourself.</source>
        <translation>Không cần làm gì: chính bạn đã bỏ hàng này ra.</translation>
    </message>
    <message>
        <source>The job was stopped. Send the workbook again: only the new rows.</source>
        <translation>Công việc đã bị dừng. Hãy gửi lại sổ tính: chỉ các hàng mới.</translation>
    </message>
</context>
<context>
    <name>Rescuing</name>
    <message>
        <source>MailTool&apos;s record of your jobs can&apos;t be read as it is, so nothing is sent. It can be put aside, unchanged, and everything that can still be read of it be saved into a new one: accounts, jobs, and what became of each recipient. Jobs that had not ended are paused until you resume them.</source>
        <translation>Không đọc được sổ cái công việc của MailTool, vì vậy không có gì được gửi. Có thể cất nó sang một bên, không thay đổi, và lưu mọi thứ còn đọc được vào một sổ mới: tài khoản, công việc và kết quả của từng người nhận. Công việc chưa kết thúc sẽ tạm dừng cho đến khi bạn tiếp tục.</translation>
    </message>
    <message>
        <source>&amp;Rescue what can be read</source>
        <translation>&amp;Cứu những gì đọc được</translation>
    </message>
    <message>
        <source>The ledger is damaged</source>
        <translation>Sổ cái bị hỏng</translation>
    </message>
    <message>
        <source>What can&apos;t be read any more is taken from the backup of %1.</source>
        <translation>Những gì không đọc được nữa được lấy từ bản sao lưu ngày %1.</translation>
    </message>
    <message>
        <source>Nothing was sent after it.</source>
        <translation>Sau bản đó không có thư nào được gửi.</translation>
    </message>
    <message>
        <source>What was sent after it is not known: such messages are shown as unknown, and none of them is sent again unless you say so. Jobs put in after it are gone.</source>
        <translation>Không biết những gì đã được gửi sau bản đó: các thư như vậy hiện là không chắc chắn, và không thư nào được gửi lại nếu bạn không yêu cầu. Các công việc thêm vào sau bản đó đã mất.</translation>
    </message>
    <message>
        <source>Rescued</source>
        <translation>Đã cứu</translation>
    </message>
    <message>
        <source>The ledger is whole again.</source>
        <translation>Sổ cái đã lành lại.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n công việc</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recipient(s)</source>
        <translation>
            <numerusform>%n người nhận</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved: %1 with %2.</source>
        <translation>Đã lưu: %1 với %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) may have been sent since then.</source>
        <translation>
            <numerusform>Từ đó có thể đã có %n thư được gửi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some recipients may be missing: compare your jobs with your sheets.</source>
        <translation>Có thể thiếu vài người nhận: hãy so công việc với sổ tính của bạn.</translation>
    </message>
    <message>
        <source>Jobs are paused: look into your Sent folder, then resume them.</source>
        <translation>Công việc đang tạm dừng: hãy xem thư mục Đã gửi rồi tiếp tục.</translation>
    </message>
    <message>
        <source>The damaged ledger lies in %1, as it was.</source>
        <translation>Sổ cái bị hỏng nằm trong %1, nguyên như cũ.</translation>
    </message>
</context>
<context>
    <name>SendFoot</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Quay lại</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>Tiế&amp;p</translation>
    </message>
    <message>
        <source>&amp;Next: the message</source>
        <translation>Tiế&amp;p: nội dung thư</translation>
    </message>
    <message>
        <source>%1 put right</source>
        <translation>%1 chỗ đã sửa</translation>
    </message>
    <message>
        <source>Nothing leaves before the last step.</source>
        <translation>Không có gì được gửi trước bước cuối.</translation>
    </message>
    <message>
        <source>Write a subject and a message.</source>
        <translation>Hãy viết tiêu đề và nội dung.</translation>
    </message>
    <message>
        <source>&amp;Next: check every row</source>
        <translation>Tiế&amp;p: kiểm tra từng hàng</translation>
    </message>
    <message>
        <source>&amp;Send…</source>
        <translation>&amp;Gửi…</translation>
    </message>
    <message>
        <source>&amp;Send to 1 recipient…</source>
        <translation>&amp;Gửi tới 1 người nhận…</translation>
    </message>
    <message>
        <source>&amp;Send to %1 recipients…</source>
        <translation>&amp;Gửi tới %1 người nhận…</translation>
    </message>
    <message>
        <source>Add an account to send from.</source>
        <translation>Thêm một tài khoản để gửi.</translation>
    </message>
    <message>
        <source>Put the errors right, or tick that they are skipped.</source>
        <translation>Hãy sửa các lỗi, hoặc đánh dấu để bỏ qua.</translation>
    </message>
    <message>
        <source>1 cell shows an error</source>
        <translation>1 ô báo lỗi</translation>
    </message>
    <message>
        <source>%1 cells show errors</source>
        <translation>%1 ô báo lỗi</translation>
    </message>
    <message>
        <source>1 address cannot be used</source>
        <translation>1 địa chỉ không dùng được</translation>
    </message>
    <message>
        <source>%1 addresses cannot be used</source>
        <translation>%1 địa chỉ không dùng được</translation>
    </message>
</context>
<context>
    <name>SendPage</name>
    <message>
        <source>Sheet</source>
        <translation>Trang tính</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nội dung</translation>
    </message>
    <message>
        <source>Check and send</source>
        <translation>Kiểm tra và gửi</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>A sending is about to start. Undo it first, or wait until it has begun.</source>
        <translation>Một lần gửi sắp bắt đầu. Hãy hoàn tác trước, hoặc chờ đến khi nó bắt đầu.</translation>
    </message>
    <message>
        <source>The workbook was changed where you had put it right. Changes that were taken back: %1.</source>
        <translation>Sổ tính đã thay đổi ở chỗ bạn đã sửa. Số thay đổi bị thu hồi: %1.</translation>
    </message>
    <message>
        <source>{0} is among the jobs now. Drop the next workbook here.</source>
        <translation>{0} đã nằm trong danh sách công việc. Thả sổ tính tiếp theo vào đây.</translation>
    </message>
</context>
<context>
    <name>SendTest</name>
    <message>
        <source>Test send</source>
        <translation>Gửi thử</translation>
    </message>
    <message>
        <source>the first that can be sent; or numbers such as 2, 5-7</source>
        <translation>hàng đầu tiên gửi được; hoặc các số như 2, 5-7</translation>
    </message>
    <message>
        <source>&amp;Send the test</source>
        <translation>&amp;Gửi thử</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>Say which address the test goes to.</source>
        <translation>Hãy cho biết thư thử gửi đến địa chỉ nào.</translation>
    </message>
    <message>
        <source>Write the rows as numbers, such as 2, 5-7: at most 100 of them.</source>
        <translation>Hãy ghi các hàng bằng số, như 2, 5-7: nhiều nhất 100 hàng.</translation>
    </message>
    <message>
        <source>The exact messages of these rows go to one address of yours, from {0}. Nobody else gets them.</source>
        <translation>Đúng các thư của những hàng này được gửi từ {0} đến một địa chỉ của bạn. Không ai khác nhận được.</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>Đế&amp;n</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Hàng</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>When: %1.</source>
        <translation>Thời gian: %1.</translation>
    </message>
    <message>
        <source>{0}, from {1}.</source>
        <translation>{0}, từ {1}.</translation>
    </message>
    <message>
        <source>Cells that you corrected: %1.</source>
        <translation>Số ô bạn đã sửa: %1.</translation>
    </message>
    <message>
        <source>Rows that you left out: %1.</source>
        <translation>Số hàng bạn bỏ qua: %1.</translation>
    </message>
    <message>
        <source>Rows among them that were mailed before: %1.</source>
        <translation>Số hàng trong đó đã được gửi trước đây: %1.</translation>
    </message>
    <message>
        <source>1 row that is hidden in the workbook is left out.</source>
        <translation>1 hàng bị ẩn trong sổ tính được bỏ ra.</translation>
    </message>
    <message>
        <source>%1 rows that are hidden in the workbook are left out.</source>
        <translation>%1 hàng bị ẩn trong sổ tính được bỏ ra.</translation>
    </message>
    <message>
        <source>1 recipient with errors is skipped.</source>
        <translation>1 người nhận có lỗi sẽ bị bỏ qua.</translation>
    </message>
    <message>
        <source>%1 recipients with errors are skipped.</source>
        <translation>%1 người nhận có lỗi sẽ bị bỏ qua.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Không có gì được gửi.</translation>
    </message>
</context>
<context>
    <name>SentBeforeBar</name>
    <message>
        <source>all rows</source>
        <translation>mọi hàng</translation>
    </message>
    <message>
        <source>new rows only</source>
        <translation>chỉ các hàng mới</translation>
    </message>
    <message>
        <source>new and changed rows only</source>
        <translation>chỉ các hàng mới và đã đổi</translation>
    </message>
    <message>
        <source>Rows to send</source>
        <translation>Các hàng cần gửi</translation>
    </message>
    <message>
        <source>New: %1. Changed since: %2.</source>
        <translation>Mới: %1. Đã đổi từ đó: %2.</translation>
    </message>
    <message>
        <source>%1 of these %2 rows are on their way since %3, with “%4”.</source>
        <translation>%1 trong %2 hàng này đang được gửi từ ngày %3, với “%4”.</translation>
    </message>
    <message>
        <source>%1 of these %2 rows were mailed on %3, with “%4”.</source>
        <translation>%1 trong %2 hàng này đã được gửi ngày %3, với “%4”.</translation>
    </message>
    <message>
        <source>%1 of these %2 rows were mailed on %3, with another message: “%4”.</source>
        <translation>%1 trong %2 hàng này đã được gửi ngày %3, với một thư khác: “%4”.</translation>
    </message>
</context>
<context>
    <name>SentFields</name>
    <message>
        <source>Nobody looks: I say myself what arrived</source>
        <translation>Không tìm: tôi tự cho biết thư nào đã đến</translation>
    </message>
    <message>
        <source>Look into the Sent folder (IMAP)</source>
        <translation>Tìm trong thư mục Đã gửi (IMAP)</translation>
    </message>
    <message>
        <source>IMAP server</source>
        <translation>Máy chủ IMAP</translation>
    </message>
    <message>
        <source>Empty: found by itself</source>
        <translation>Để trống: tự tìm</translation>
    </message>
    <message>
        <source>IMAP port</source>
        <translation>Cổng IMAP</translation>
    </message>
    <message>
        <source>TLS from the start (usual, port 993)</source>
        <translation>TLS ngay từ đầu (thường dùng, cổng 993)</translation>
    </message>
    <message>
        <source>STARTTLS (port 143)</source>
        <translation>STARTTLS (cổng 143)</translation>
    </message>
    <message>
        <source>None: only for servers on this computer</source>
        <translation>Không: chỉ cho máy chủ trên máy tính này</translation>
    </message>
    <message>
        <source>&amp;IMAP server</source>
        <translation>Máy chủ &amp;IMAP</translation>
    </message>
    <message>
        <source>Securit&amp;y there</source>
        <translation>&amp;Bảo mật ở đó</translation>
    </message>
    <message>
        <source>Sent fo&amp;lder</source>
        <translation>Thư mục Đã &amp;gửi</translation>
    </message>
    <message>
        <source>Read only, with the password above, to see whether a doubtful message left.</source>
        <translation>Chỉ đọc, bằng mật khẩu ở trên, để xem thư còn nghi ngờ đã được gửi đi hay chưa.</translation>
    </message>
    <message>
        <source>In &amp;doubt</source>
        <translation>&amp;Khi nghi ngờ</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>#NOT CALCULATED!</source>
        <translation>#CHƯA TÍNH!</translation>
    </message>
    <message>
        <source>%1 %2 mailed on %3 %4%5.%6</source>
        <translation>%1 %2 đã được gửi vào %3 %4%5.%6</translation>
    </message>
    <message>
        <source>%1 MB free; at least %2 MB are needed.</source>
        <translation>Còn trống %1 MB; cần ít nhất %2 MB.</translation>
    </message>
    <message>
        <source>%1 Next try: %2.</source>
        <translation>%1 Lần thử kế tiếp: %2.</translation>
    </message>
    <message>
        <source>%1 Or leave this row out.</source>
        <translation>%1 Hoặc bỏ qua hàng này.</translation>
    </message>
    <message>
        <source>%1 Remove what is not needed and save it again.</source>
        <translation>%1 Hãy bỏ những gì không cần và lưu lại.</translation>
    </message>
    <message>
        <source>%1 also stands in row %2: it gets more than one message.</source>
        <translation>%1 cũng có ở hàng %2: địa chỉ này nhận hơn một thư.</translation>
    </message>
    <message>
        <source>%1 and nothing was put in. Correct the sheet, or skip them with --yes.</source>
        <translation>%1 và chưa có gì được đưa vào. Hãy sửa trang tính, hoặc bỏ qua chúng bằng --yes.</translation>
    </message>
    <message>
        <source>%1 cannot be shown as it is. %2</source>
        <translation>%1 không hiện được như trong Excel. %2</translation>
    </message>
    <message>
        <source>%1 cannot be written to.</source>
        <translation>Không ghi được vào %1.</translation>
    </message>
    <message>
        <source>%1 cannot take more columns: the new workbook holds its rows as they were shown.</source>
        <translation>%1 không thể nhận thêm cột: sổ tính mới chứa các hàng của nó như đã hiển thị.</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 ngày</translation>
    </message>
    <message>
        <source>%1 failed messages were laid aside.</source>
        <translation>%1 thư thất bại đã được gác lại.</translation>
    </message>
    <message>
        <source>%1 failed messages were taken up again.</source>
        <translation>%1 thư thất bại đã được lấy lại để xử lý.</translation>
    </message>
    <message>
        <source>%1 holds a formula%2 that is not calculated yet. Open the workbook in Excel and save it there.</source>
        <translation>%1 chứa một công thức%2 chưa được tính. Hãy mở sổ tính trong Excel và lưu ở đó.</translation>
    </message>
    <message>
        <source>%1 holds braces as a template has them; they are sent as they are.</source>
        <translation>%1 có dấu ngoặc nhọn như trong mẫu thư; chúng được gửi nguyên như vậy.</translation>
    </message>
    <message>
        <source>%1 holds “%2”, a text and not a number. Correct it in the workbook.</source>
        <translation>%1 có “%2”, là chữ chứ không phải số. Hãy sửa trong sổ tính.</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 giờ</translation>
    </message>
    <message>
        <source>%1 is blank, and the message shows “%2”.</source>
        <translation>%1 để trống, mà thư lại hiện “%2”.</translation>
    </message>
    <message>
        <source>%1 is blank: this message goes without such an attachment.</source>
        <translation>%1 trống: thư này được gửi mà không có tệp đính kèm đó.</translation>
    </message>
    <message>
        <source>%1 is not in this job.%2</source>
        <translation>%1 không có trong công việc này.%2</translation>
    </message>
    <message>
        <source>%1 is paused: %2</source>
        <translation>%1 đang tạm dừng: %2</translation>
    </message>
    <message>
        <source>%1 is ready.</source>
        <translation>%1 đã sẵn sàng.</translation>
    </message>
    <message>
        <source>%1 messages a second</source>
        <translation>%1 thư mỗi giây</translation>
    </message>
    <message>
        <source>%1 messages are waiting.</source>
        <translation>%1 thư đang chờ.</translation>
    </message>
    <message>
        <source>%1 messages in %2 seconds</source>
        <translation>%1 thư trong %2 giây</translation>
    </message>
    <message>
        <source>%1 messages may be in flight at once, and the server takes %2 seconds for each.</source>
        <translation>Cùng lúc được gửi %1 thư, và máy chủ cần %2 giây cho mỗi thư.</translation>
    </message>
    <message>
        <source>%1 messages were marked as sent by the user.</source>
        <translation>%1 thư đã được người dùng đánh dấu là đã gửi.</translation>
    </message>
    <message>
        <source>%1 messages were put in again under new Message-IDs.</source>
        <translation>%1 thư đã được đưa vào gửi lại với các Message-ID mới.</translation>
    </message>
    <message>
        <source>%1 messages were put in again.</source>
        <translation>%1 thư đã được đưa vào gửi lại.</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 phút</translation>
    </message>
    <message>
        <source>%1 must be %2 or more, not %3.</source>
        <translation>%1 phải từ %2 trở lên, không phải %3.</translation>
    </message>
    <message>
        <source>%1 of its words with accents are %2.</source>
        <translation>%1 từ có dấu trong tệp là %2.</translation>
    </message>
    <message>
        <source>%1 reaches no server.</source>
        <translation>%1 không kết nối được máy chủ nào.</translation>
    </message>
    <message>
        <source>%1 recipients: it takes %2 with %3 recipients in 24 hours. A dedicated SMTP server takes %4; or split the sheet over several accounts.</source>
        <translation>%1 người nhận: mất %2 với %3 người nhận trong 24 giờ. Máy chủ SMTP riêng mất %4; hoặc chia bảng cho nhiều tài khoản.</translation>
    </message>
    <message>
        <source>%1 recipients: it takes %2 with %3 recipients in 24 hours. An account at Google Workspace may send 2,000.</source>
        <translation>%1 người nhận: mất %2 với %3 người nhận trong 24 giờ. Tài khoản Google Workspace được gửi 2.000.</translation>
    </message>
    <message>
        <source>%1 recipients: it takes %2. Let the first 10 be looked at before the rest leaves (--hold-after 10).</source>
        <translation>%1 người nhận: mất %2. Hãy xem 10 thư đầu trước khi phần còn lại được gửi (--hold-after 10).</translation>
    </message>
    <message>
        <source>%1 refused the name or password of %2; it was tried once. Correct the account&apos;s password, then look again. The server said: %3</source>
        <translation>%1 từ chối tên hoặc mật khẩu của %2; chỉ thử một lần. Hãy sửa mật khẩu của tài khoản rồi tìm lại. Máy chủ trả lời: %3</translation>
    </message>
    <message>
        <source>%1 shows %2, an error of Excel&apos;s. Correct it in the workbook.</source>
        <translation>%1 hiện %2, một lỗi của Excel. Hãy sửa trong sổ tính.</translation>
    </message>
    <message>
        <source>%1 waits, and goes on by itself.</source>
        <translation>%1 đang chờ và sẽ tự tiếp tục.</translation>
    </message>
    <message>
        <source>%1%2 holds a formula that Excel has not calculated yet: open the workbook in Excel and save it.</source>
        <translation>%1%2 có công thức mà Excel chưa tính: hãy mở sổ tính trong Excel rồi lưu lại.</translation>
    </message>
    <message>
        <source>%1: %2 messages a second of %3.</source>
        <translation>%1: %2 thư mỗi giây trên %3.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 in flight.</source>
        <translation>%1: đang gửi %2 trên %3.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 recipients in 24 hours.</source>
        <translation>%1: %2 trên %3 người nhận trong 24 giờ.</translation>
    </message>
    <message>
        <source>--allow-cleartext-auth is for test servers on this machine only, and %1 is not one.</source>
        <translation>--allow-cleartext-auth chỉ dành cho máy chủ thử trên chính máy này, còn %1 thì không phải.</translation>
    </message>
    <message>
        <source>1 failed message was laid aside.</source>
        <translation>1 thư thất bại đã được gác lại.</translation>
    </message>
    <message>
        <source>1 failed message was taken up again.</source>
        <translation>1 thư thất bại đã được lấy lại để xử lý.</translation>
    </message>
    <message>
        <source>1 message a second</source>
        <translation>1 thư mỗi giây</translation>
    </message>
    <message>
        <source>1 message in %1 seconds</source>
        <translation>1 thư trong %1 giây</translation>
    </message>
    <message>
        <source>1 message is waiting.</source>
        <translation>1 thư đang chờ.</translation>
    </message>
    <message>
        <source>1 message was marked as sent by the user.</source>
        <translation>1 thư đã được người dùng đánh dấu là đã gửi.</translation>
    </message>
    <message>
        <source>1 message was put in again under a new Message-ID.</source>
        <translation>1 thư đã được đưa vào gửi lại với Message-ID mới.</translation>
    </message>
    <message>
        <source>1 message was put in again.</source>
        <translation>1 thư đã được đưa vào gửi lại.</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 phút</translation>
    </message>
    <message>
        <source>A blank cell is no number. Say what counts instead: {{ raw.… | default(0) }}.</source>
        <translation>Ô trống không phải số. Hãy nêu giá trị thay thế: {{ raw.… | default(0) }}.</translation>
    </message>
    <message>
        <source>A byte order mark says so.</source>
        <translation>Dấu thứ tự byte cho biết như vậy.</translation>
    </message>
    <message>
        <source>A cell or the template holds half a character (a lone surrogate). Retype the text.</source>
        <translation>Một ô hoặc mẫu thư có nửa ký tự (mã thay thế lẻ). Hãy gõ lại đoạn đó.</translation>
    </message>
    <message>
        <source>A later version of MailTool has written the blocks of this message. Open it there.</source>
        <translation>Các khối của thư này do một phiên bản MailTool mới hơn ghi. Hãy mở thư bằng phiên bản đó.</translation>
    </message>
    <message>
        <source>A link or picture leads nowhere: its address is “%1”.</source>
        <translation>Một liên kết hoặc hình không dẫn đến đâu: địa chỉ của nó là “%1”.</translation>
    </message>
    <message>
        <source>A list holds only texts in quotes and numbers.</source>
        <translation>Danh sách chỉ chứa chữ trong dấu nháy và số.</translation>
    </message>
    <message>
        <source>A loop cannot be “recursive” here.</source>
        <translation>Vòng lặp không thể là “recursive” ở đây.</translation>
    </message>
    <message>
        <source>A loop needs one plain name, as in {% for row in rows %}.</source>
        <translation>Vòng lặp cần một tên đơn giản, như {% for row in rows %}.</translation>
    </message>
    <message>
        <source>A name holds a line break or another control character.</source>
        <translation>Một tên có dấu xuống dòng hoặc ký tự điều khiển khác.</translation>
    </message>
    <message>
        <source>A new backup of the ledger turned out to be damaged and was thrown away; the earlier ones are kept.</source>
        <translation>Một bản sao lưu mới của sổ cái bị hỏng và đã bị bỏ đi; các bản trước vẫn được giữ.</translation>
    </message>
    <message>
        <source>A picture is written into the HTML itself (data:), which large mail programs do not show. Keep it in a file beside the HTML.</source>
        <translation>Một ảnh được viết ngay trong HTML (data:), mà các chương trình thư lớn không hiển thị. Hãy để ảnh trong một tệp cạnh tệp HTML.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535, not %1 (--imap-port).</source>
        <translation>Cổng là một số từ 1 đến 65535, không phải %1 (--imap-port).</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535, not %1 (--port).</source>
        <translation>Cổng là một số từ 1 đến 65535, không phải %1 (--port).</translation>
    </message>
    <message>
        <source>A reason has %1 characters at most.</source>
        <translation>Lý do có nhiều nhất %1 ký tự.</translation>
    </message>
    <message>
        <source>A signature holds no fields: it is the same in every message.</source>
        <translation>Chữ ký không chứa trường: nó giống nhau trong mọi thư.</translation>
    </message>
    <message>
        <source>A text cannot be formatted with %. Write the fields one after another.</source>
        <translation>Không thể định dạng chữ bằng %. Hãy viết các trường nối tiếp nhau.</translation>
    </message>
    <message>
        <source>A time-out must be more than 0 seconds.</source>
        <translation>Thời gian chờ phải lớn hơn 0 giây.</translation>
    </message>
    <message>
        <source>All of it has left %1.</source>
        <translation>Tất cả được gửi xong vào %1.</translation>
    </message>
    <message>
        <source>All rows of this sheet were mailed before: there is nothing new to send.</source>
        <translation>Mọi hàng của trang tính này đã được gửi trước đây: không có gì mới để gửi.</translation>
    </message>
    <message>
        <source>All that is left waits for its next try, %1.</source>
        <translation>Tất cả phần còn lại chờ lần thử kế tiếp, %1.</translation>
    </message>
    <message>
        <source>An account needs its server&apos;s name (--host), or --folder or --log-only instead.</source>
        <translation>Tài khoản cần tên máy chủ (--host), hoặc --folder hay --log-only thay vào đó.</translation>
    </message>
    <message>
        <source>An account needs its server&apos;s port (--port), such as 587.</source>
        <translation>Tài khoản cần cổng của máy chủ (--port), chẳng hạn 587.</translation>
    </message>
    <message>
        <source>An account needs the address it sends from (--from).</source>
        <translation>Tài khoản cần địa chỉ gửi đi (--from).</translation>
    </message>
    <message>
        <source>An account&apos;s name is a word or a few, up to %1 characters on one line.</source>
        <translation>Tên tài khoản là một hoặc vài từ, tối đa %1 ký tự trên một dòng.</translation>
    </message>
    <message>
        <source>An address of this message holds a line break or another control character. Retype it in the sheet.</source>
        <translation>Một địa chỉ của thư này có dấu xuống dòng hoặc ký tự điều khiển. Hãy gõ lại trong trang tính.</translation>
    </message>
    <message>
        <source>An urgent job of the account goes first.</source>
        <translation>Một công việc khẩn của tài khoản đi trước.</translation>
    </message>
    <message>
        <source>Another MailTool has taken over this data folder.</source>
        <translation>Một MailTool khác đã tiếp quản thư mục dữ liệu này.</translation>
    </message>
    <message>
        <source>Another process holds the lock of this data folder, but does not answer: it may be starting, ending or hanging. Waiting for it.</source>
        <translation>Một tiến trình khác đang giữ khóa của thư mục dữ liệu này nhưng không trả lời: có thể nó đang khởi động, đang kết thúc hoặc bị treo. Đang chờ nó.</translation>
    </message>
    <message>
        <source>Another process holds the lock of this data folder, does not answer, and nothing moves. Your jobs are kept. End every MailTool that works here, then start again.</source>
        <translation>Một tiến trình khác đang giữ khóa của thư mục dữ liệu này, không trả lời, và không có gì tiến triển. Các công việc của bạn vẫn được giữ. Hãy tắt mọi MailTool đang làm việc ở đây, rồi khởi động lại.</translation>
    </message>
    <message>
        <source>Between [ and ] stands a column&apos;s name in quotes, or a number.</source>
        <translation>Giữa [ và ] là tên cột trong dấu nháy, hoặc một số.</translation>
    </message>
    <message>
        <source>Choose one way out: a server (--host), --folder or --log-only.</source>
        <translation>Hãy chọn một đường ra: máy chủ (--host), --folder hoặc --log-only.</translation>
    </message>
    <message>
        <source>Choose the workbook that holds your list.</source>
        <translation>Hãy chọn sổ tính có danh sách của bạn.</translation>
    </message>
    <message>
        <source>Close every {{ with }}, every {% if %} with {% endif %} and every {% for %} with {% endfor %}.</source>
        <translation>Hãy thêm dấu đóng: }} cho mỗi {{, {% endif %} cho mỗi {% if %} và {% endfor %} cho mỗi {% for %}.</translation>
    </message>
    <message>
        <source>Column %1 has no header: what it holds is left out. Write a name above it.</source>
        <translation>Cột %1 không có tiêu đề: nội dung của nó bị bỏ ra. Hãy viết tên phía trên.</translation>
    </message>
    <message>
        <source>Copy its table into an empty workbook, save that as .xlsx and drop it.</source>
        <translation>Hãy chép bảng vào một sổ tính trống, lưu thành .xlsx rồi thả vào đây.</translation>
    </message>
    <message>
        <source>Corrected to %1. %2</source>
        <translation>Đã sửa thành %1. %2</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Có phải bạn muốn nói %1?</translation>
    </message>
    <message>
        <source>Did you mean {{%1}}?</source>
        <translation>Có phải bạn muốn nói {{%1}}?</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>Có phải bạn muốn nói “%1”?</translation>
    </message>
    <message>
        <source>Every byte fits.</source>
        <translation>Mọi byte đều khớp.</translation>
    </message>
    <message>
        <source>Every other byte is zero.</source>
        <translation>Cứ hai byte lại có một byte bằng không.</translation>
    </message>
    <message>
        <source>Every row has an error: there is nothing to send.</source>
        <translation>Hàng nào cũng có lỗi: không có gì để gửi.</translation>
    </message>
    <message>
        <source>Every row is left out: there is nothing to send.</source>
        <translation>Mọi hàng đều bị bỏ ra: không có gì để gửi.</translation>
    </message>
    <message>
        <source>Finishes %1.</source>
        <translation>Xong %1.</translation>
    </message>
    <message>
        <source>Finishes %1: %2 go now, the rest as the account&apos;s %3 recipients in 24 hours allow.</source>
        <translation>Xong %1: %2 gửi ngay, phần còn lại tùy theo mức %3 người nhận trong 24 giờ của tài khoản.</translation>
    </message>
    <message>
        <source>Finishes %1: the account&apos;s %2 recipients in 24 hours are used up for now.</source>
        <translation>Xong %1: mức %2 người nhận trong 24 giờ của tài khoản tạm thời đã hết.</translation>
    </message>
    <message>
        <source>Friday about %1</source>
        <translation>thứ Sáu khoảng %1</translation>
    </message>
    <message>
        <source>Give cells such as B3:F90.</source>
        <translation>Hãy nhập vùng ô như B3:F90.</translation>
    </message>
    <message>
        <source>In Numbers choose File &gt; Export To &gt; Excel, and drop the new file.</source>
        <translation>Trong Numbers hãy chọn File &gt; Export To &gt; Excel, rồi thả tệp mới vào.</translation>
    </message>
    <message>
        <source>It does not offer STARTTLS.</source>
        <translation>Máy chủ không hỗ trợ STARTTLS.</translation>
    </message>
    <message>
        <source>It goes on once the server is reached.</source>
        <translation>Sẽ tiếp tục khi kết nối được với máy chủ.</translation>
    </message>
    <message>
        <source>It has no subject yet.</source>
        <translation>Thư chưa có tiêu đề.</translation>
    </message>
    <message>
        <source>It is known of every message what became of it.</source>
        <translation>Kết quả của mọi thư đều đã rõ.</translation>
    </message>
    <message>
        <source>It is not certain that the message&apos;s file was kept (%1). Look into the folder.</source>
        <translation>Không chắc tệp của thư đã được giữ (%1). Hãy xem trong thư mục.</translation>
    </message>
    <message>
        <source>It is not in the Sent folder, where other messages of this job are: it did not leave. Retry sends it.</source>
        <translation>Thư không có trong thư mục Đã gửi, nơi có các thư khác của việc này: thư chưa rời đi. “Thử lại” sẽ gửi thư.</translation>
    </message>
    <message>
        <source>It lies on a network drive (%1), where the ledger is not safe.</source>
        <translation>Nó nằm trên ổ mạng (%1), nơi sổ cái không an toàn.</translation>
    </message>
    <message>
        <source>It may have arrived. It is not in the Sent folder yet. Look again in a minute.</source>
        <translation>Thư có thể đã đến. Thư chưa có trong thư mục Đã gửi. Hãy tìm lại sau một phút.</translation>
    </message>
    <message>
        <source>It may have arrived. It was not found in the Sent folder, but neither were messages of this job that the server accepted: the folder does not hold everything.</source>
        <translation>Thư có thể đã đến. Không tìm thấy thư trong thư mục Đã gửi, nhưng cả những thư của việc này mà máy chủ đã nhận cũng không có ở đó: thư mục không giữ tất cả.</translation>
    </message>
    <message>
        <source>It may have arrived. It was not found in the Sent folder, but too few messages of this job were accepted to rely on that.</source>
        <translation>Thư có thể đã đến. Không tìm thấy thư trong thư mục Đã gửi, nhưng quá ít thư của việc này đã được nhận để có thể tin vào điều đó.</translation>
    </message>
    <message>
        <source>It may have arrived. The Sent folder could not be looked into.</source>
        <translation>Thư có thể đã đến. Không xem được thư mục Đã gửi.</translation>
    </message>
    <message>
        <source>It may have arrived. The Sent folder could not be looked into: the name or password was refused.</source>
        <translation>Thư có thể đã đến. Không xem được thư mục Đã gửi: tên hoặc mật khẩu bị từ chối.</translation>
    </message>
    <message>
        <source>It may not send at this hour. It goes on at %1.</source>
        <translation>Giờ này không được gửi. Sẽ tiếp tục lúc %1.</translation>
    </message>
    <message>
        <source>It may not send at this hour; it goes on %1.</source>
        <translation>Giờ này không được gửi; sẽ tiếp tục %1.</translation>
    </message>
    <message>
        <source>It starts %1.</source>
        <translation>Bắt đầu %1.</translation>
    </message>
    <message>
        <source>It starts at %1.</source>
        <translation>Bắt đầu lúc %1.</translation>
    </message>
    <message>
        <source>It was chosen.</source>
        <translation>Do được chọn.</translation>
    </message>
    <message>
        <source>It was found in the Sent folder: the server accepted it.</source>
        <translation>Đã tìm thấy thư trong thư mục Đã gửi: máy chủ đã nhận thư.</translation>
    </message>
    <message>
        <source>Its certificate is not valid (%1).</source>
        <translation>Chứng chỉ của máy chủ không hợp lệ (%1).</translation>
    </message>
    <message>
        <source>Its columns are others now.</source>
        <translation>Các cột của nó nay đã khác.</translation>
    </message>
    <message>
        <source>Its part %1 is larger than %2 MB when unpacked.</source>
        <translation>Phần %1 lớn hơn %2 MB khi giải nén.</translation>
    </message>
    <message>
        <source>Its part %1 unpacks to more than %2 times its size. It is not opened: it may be an attack.</source>
        <translation>Phần %1 giải nén ra hơn %2 lần kích thước của nó. Tệp không được mở: có thể đây là một cuộc tấn công.</translation>
    </message>
    <message>
        <source>Its words do not tell; this is the code page of your region.</source>
        <translation>Chữ trong tệp không cho biết; đây là bảng mã của vùng bạn.</translation>
    </message>
    <message>
        <source>Left out before sending.</source>
        <translation>Đã bỏ ra trước khi gửi.</translation>
    </message>
    <message>
        <source>Left out before sending: %1</source>
        <translation>Đã bỏ ra trước khi gửi: %1</translation>
    </message>
    <message>
        <source>Line %1 has %2 cells, most lines have %3. Look at its columns.</source>
        <translation>Dòng %1 có %2 ô, phần lớn các dòng có %3. Hãy xem các cột của nó.</translation>
    </message>
    <message>
        <source>Line %1 holds a NUL character, as no text file does. Save it as “CSV UTF-8” in Excel.</source>
        <translation>Dòng %1 chứa một ký tự NUL, điều mà tệp văn bản không có. Hãy lưu tệp thành “CSV UTF-8” trong Excel.</translation>
    </message>
    <message>
        <source>Line %1 holds a byte that is not %2 (%3). Choose another encoding, or save the file as “CSV UTF-8” in Excel.</source>
        <translation>Dòng %1 chứa một byte không thuộc bảng mã %2 (%3). Hãy chọn bảng mã khác, hoặc lưu tệp thành “CSV UTF-8” trong Excel.</translation>
    </message>
    <message>
        <source>Line %1 holds a byte that is not %2. Save the table as .xlsx in Excel.</source>
        <translation>Dòng %1 có byte không thuộc %2. Hãy lưu bảng thành .xlsx trong Excel.</translation>
    </message>
    <message>
        <source>Line %1 is endless: this is no list. Choose another file.</source>
        <translation>Dòng %1 dài vô tận: đây không phải là danh sách. Hãy chọn tệp khác.</translation>
    </message>
    <message>
        <source>MailTool %1 is working in this data folder (process %2), and this is %3. Close it first.</source>
        <translation>MailTool %1 đang làm việc trong thư mục dữ liệu này (tiến trình %2), còn đây là %3. Hãy đóng nó trước.</translation>
    </message>
    <message>
        <source>MailTool (process %1) already works in %2.</source>
        <translation>MailTool (tiến trình %1) đã làm việc trong %2.</translation>
    </message>
    <message>
        <source>MailTool could not open its data (%1).</source>
        <translation>MailTool không mở được dữ liệu của mình (%1).</translation>
    </message>
    <message>
        <source>MailTool does not know where the account “%1” keeps what was sent. Give it its IMAP server (--imap-host), or look yourself and say which messages arrived.</source>
        <translation>MailTool không biết tài khoản “%1” giữ thư đã gửi ở đâu. Hãy cho biết máy chủ IMAP (--imap-host), hoặc tự xem và cho biết thư nào đã đến.</translation>
    </message>
    <message>
        <source>MailTool is working in this data folder. Close it first, then rescue.</source>
        <translation>MailTool đang làm việc trong thư mục dữ liệu này. Hãy đóng nó trước, rồi mới cứu dữ liệu.</translation>
    </message>
    <message>
        <source>Messages that may or may not have arrived: %1.</source>
        <translation>Số thư có thể đã đến hoặc chưa: %1.</translation>
    </message>
    <message>
        <source>Monday about %1</source>
        <translation>thứ Hai khoảng %1</translation>
    </message>
    <message>
        <source>Most of its letters are UTF-8.</source>
        <translation>Phần lớn các chữ là UTF-8.</translation>
    </message>
    <message>
        <source>Name a field of it, or go through it with {% for row in rows %} … {% endfor %}.</source>
        <translation>Hãy nêu một trường của nó, hoặc đi qua nó bằng {% for row in rows %} … {% endfor %}.</translation>
    </message>
    <message>
        <source>Name a file that ends in .html or .eml.</source>
        <translation>Hãy nêu một tệp có đuôi .html hoặc .eml.</translation>
    </message>
    <message>
        <source>No account has a limit for 24 hours.</source>
        <translation>Không tài khoản nào có giới hạn trong 24 giờ.</translation>
    </message>
    <message>
        <source>No backup of the ledger can be made: %1 MB must be free. Make room on the disk; the sending goes on meanwhile.</source>
        <translation>Không thể tạo bản sao lưu của sổ cái: cần còn trống %1 MB. Hãy giải phóng chỗ trên đĩa; trong lúc đó việc gửi vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>No backup of the ledger can be made: you may not write in this folder. Change its permissions; the sending goes on meanwhile.</source>
        <translation>Không thể tạo bản sao lưu của sổ cái: bạn không có quyền ghi vào thư mục này. Hãy đổi quyền của nó; trong lúc đó việc gửi vẫn tiếp tục.</translation>
    </message>
    <message>
        <source>No column holds e-mail addresses. Name the one that does (--to); the sheet has: %1.</source>
        <translation>Không cột nào có địa chỉ e-mail. Hãy nêu cột đó (--to); trang tính có: %1.</translation>
    </message>
    <message>
        <source>No encrypted connection could be made (%1), so nothing was sent. Check the port and the encryption in the account.</source>
        <translation>Không thể mã hóa kết nối (%1), nên không gửi gì cả. Hãy kiểm tra cổng và cách mã hóa trong tài khoản.</translation>
    </message>
    <message>
        <source>No folder at %1 looks like a Sent folder. Name one of these (--sent-folder): %2.</source>
        <translation>Trên %1 không có thư mục nào giống thư mục Đã gửi. Hãy chọn một trong số này (--sent-folder): %2.</translation>
    </message>
    <message>
        <source>No job is being worked.</source>
        <translation>Không có công việc nào đang chạy.</translation>
    </message>
    <message>
        <source>No job is waiting.</source>
        <translation>Không có công việc nào đang chờ.</translation>
    </message>
    <message>
        <source>No message waits for a server that is not reached.</source>
        <translation>Không có thư nào chờ một máy chủ không kết nối được.</translation>
    </message>
    <message>
        <source>No password is kept for this account.</source>
        <translation>Chưa giữ mật khẩu nào cho tài khoản này.</translation>
    </message>
    <message>
        <source>No password is kept for this account. Enter it in the account.</source>
        <translation>Chưa giữ mật khẩu nào cho tài khoản này. Hãy nhập mật khẩu trong tài khoản.</translation>
    </message>
    <message>
        <source>No row can be sent: there is nothing to try.</source>
        <translation>Không hàng nào gửi được: không có gì để gửi thử.</translation>
    </message>
    <message>
        <source>No row can be sent: there is nothing to write.</source>
        <translation>Không hàng nào gửi được: không có gì để ghi.</translation>
    </message>
    <message>
        <source>No row shows anything else.</source>
        <translation>Không hàng nào hiện gì khác.</translation>
    </message>
    <message>
        <source>No safe keyring: passwords come from MAILTOOL_SECRET_&lt;NAME&gt; in the sending program.</source>
        <translation>Không có kho khóa an toàn: mật khẩu lấy từ MAILTOOL_SECRET_&lt;NAME&gt; trong chương trình gửi.</translation>
    </message>
    <message>
        <source>Nobody knows when it is done.</source>
        <translation>Chưa biết khi nào xong.</translation>
    </message>
    <message>
        <source>Nobody works this data folder now.</source>
        <translation>Hiện không có ai xử lý thư mục dữ liệu này.</translation>
    </message>
    <message>
        <source>Not all rows of this job were put in. Put it in again.</source>
        <translation>Chưa phải mọi hàng của công việc này được đưa vào. Hãy đưa vào lại.</translation>
    </message>
    <message>
        <source>Nothing can be called here. Write a filter instead, as in {{ name | upper }}.</source>
        <translation>Không thể gọi hàm ở đây. Hãy dùng bộ lọc, như {{ name | upper }}.</translation>
    </message>
    <message>
        <source>Nothing can be written here to try it.</source>
        <translation>Không ghi được vào đây để thử.</translation>
    </message>
    <message>
        <source>Nothing has left in the last seconds.</source>
        <translation>Không có thư nào được gửi trong vài giây qua.</translation>
    </message>
    <message>
        <source>Nothing is in flight.</source>
        <translation>Không có thư nào đang gửi đi.</translation>
    </message>
    <message>
        <source>Nothing is written before the data folder has been taken over.</source>
        <translation>Không ghi gì trước khi tiếp quản thư mục dữ liệu.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>Không có thư nào chờ gửi.</translation>
    </message>
    <message>
        <source>Of this job only some rows could be rescued from a damaged ledger, not its message. It cannot be sent.</source>
        <translation>Từ sổ cái bị hỏng chỉ cứu được vài hàng của công việc này, không cứu được nội dung thư. Không thể gửi nó.</translation>
    </message>
    <message>
        <source>Only .html and .eml files can be taken in.</source>
        <translation>Chỉ nhận được các tệp .html và .eml.</translation>
    </message>
    <message>
        <source>Only 1 message may be in flight at a time, and the server takes %1 seconds for each.</source>
        <translation>Mỗi lúc chỉ được gửi 1 thư, và máy chủ cần %1 giây cho mỗi thư.</translation>
    </message>
    <message>
        <source>Only rows have a field “%1”.</source>
        <translation>Chỉ các hàng mới có trường “%1”.</translation>
    </message>
    <message>
        <source>Open it in Excel, save it as .xlsx and drop it again.</source>
        <translation>Hãy mở bằng Excel, lưu thành .xlsx rồi thả lại.</translation>
    </message>
    <message>
        <source>Other jobs of the account are worked first, %1 at once.</source>
        <translation>Các công việc khác của tài khoản được làm trước, %1 việc cùng lúc.</translation>
    </message>
    <message>
        <source>Passwords are kept in %1.</source>
        <translation>Mật khẩu được giữ trong %1.</translation>
    </message>
    <message>
        <source>Pictures that mail programs do not show are not taken in: %1. Use PNG, JPEG, GIF, WebP or BMP.</source>
        <translation>Những ảnh mà chương trình thư không hiển thị không được lấy vào: %1. Hãy dùng PNG, JPEG, GIF, WebP hoặc BMP.</translation>
    </message>
    <message>
        <source>Reading this file makes no progress. Open it in Excel, save it as a new .xlsx and open that.</source>
        <translation>Việc đọc tệp này không tiến triển. Hãy mở bằng Excel, lưu thành .xlsx mới rồi mở tệp đó.</translation>
    </message>
    <message>
        <source>Reading this file takes more than %1 MB of memory. Save the worksheet you need alone, as .xlsx.</source>
        <translation>Đọc tệp này tốn hơn %1 MB bộ nhớ. Hãy lưu riêng trang tính bạn cần thành .xlsx.</translation>
    </message>
    <message>
        <source>Removed, since mail programs do not show or trust it: %1%2.</source>
        <translation>Đã bỏ đi, vì chương trình thư không hiển thị hoặc không tin cậy: %1%2.</translation>
    </message>
    <message>
        <source>Row %1 holds no column names. Choose the row that does.</source>
        <translation>Hàng %1 không có tên cột. Hãy chọn hàng có tên cột.</translation>
    </message>
    <message>
        <source>Row %1 is not in this job.</source>
        <translation>Hàng %1 không có trong công việc này.</translation>
    </message>
    <message>
        <source>Row %1 lies in more than %2 merged cells. Unmerge them in Excel and save it again.</source>
        <translation>Hàng %1 nằm trong hơn %2 ô gộp. Hãy bỏ gộp trong Excel rồi lưu lại.</translation>
    </message>
    <message>
        <source>Rows are told apart by their job: say which with --job ID.</source>
        <translation>Các hàng được phân biệt theo công việc: hãy nói rõ công việc nào bằng --job ID.</translation>
    </message>
    <message>
        <source>Saturday about %1</source>
        <translation>thứ Bảy khoảng %1</translation>
    </message>
    <message>
        <source>Say which server holds the Sent folder (--imap-host).</source>
        <translation>Hãy cho biết máy chủ nào giữ thư mục Đã gửi (--imap-host).</translation>
    </message>
    <message>
        <source>Something is on disk for certain after %1, at most %2.</source>
        <translation>Dữ liệu chắc chắn nằm trên đĩa sau %1, nhiều nhất %2.</translation>
    </message>
    <message>
        <source>Sunday about %1</source>
        <translation>Chủ Nhật khoảng %1</translation>
    </message>
    <message>
        <source>The HTML is too tangled to be cleaned: parts of tags stand inside other tags. Save it again elsewhere.</source>
        <translation>HTML quá rối để làm sạch: các phần của thẻ nằm trong thẻ khác. Hãy lưu lại nó bằng chương trình khác.</translation>
    </message>
    <message>
        <source>The HTML shows the picture “cid:%1”. %2</source>
        <translation>HTML hiển thị ảnh “cid:%1”. %2</translation>
    </message>
    <message>
        <source>The IMAP server&apos;s name makes no sense (--imap-host).</source>
        <translation>Tên máy chủ IMAP không hợp lệ (--imap-host).</translation>
    </message>
    <message>
        <source>The Sent folder was looked into: %1 found there, %2 did not leave.</source>
        <translation>Đã tìm trong thư mục Đã gửi: tìm thấy %1, %2 chưa gửi đi.</translation>
    </message>
    <message>
        <source>The account has used up its %1 recipients in 24 hours; there is room again %2.</source>
        <translation>Tài khoản đã dùng hết %1 người nhận trong 24 giờ; lại có chỗ %2.</translation>
    </message>
    <message>
        <source>The account needs a folder for its messages.</source>
        <translation>Tài khoản cần một thư mục cho các thư.</translation>
    </message>
    <message>
        <source>The account needs a server name and a port.</source>
        <translation>Tài khoản cần tên máy chủ và cổng.</translation>
    </message>
    <message>
        <source>The account rests.</source>
        <translation>Tài khoản đang nghỉ.</translation>
    </message>
    <message>
        <source>The account waits for you.</source>
        <translation>Tài khoản đang chờ bạn.</translation>
    </message>
    <message>
        <source>The account was edited.</source>
        <translation>Tài khoản đã được chỉnh sửa.</translation>
    </message>
    <message>
        <source>The account “%1” is gone: its Sent folder cannot be looked into.</source>
        <translation>Tài khoản “%1” không còn nữa: không xem được thư mục Đã gửi của nó.</translation>
    </message>
    <message>
        <source>The account “%1” is gone: the message cannot be made again.</source>
        <translation>Tài khoản “%1” không còn nữa: không thể tạo lại thư.</translation>
    </message>
    <message>
        <source>The account “%1” is needed by %2, which has not ended. Cancel that job first.</source>
        <translation>Tài khoản “%1” đang cần cho %2, công việc chưa kết thúc. Hãy hủy công việc đó trước.</translation>
    </message>
    <message>
        <source>The account “%1” is not there any more. Add it again.</source>
        <translation>Tài khoản “%1” không còn nữa. Hãy thêm lại.</translation>
    </message>
    <message>
        <source>The account&apos;s limit of %1 recipients in 24 hours is reached. The job goes on by itself.</source>
        <translation>Đã đạt giới hạn %1 người nhận trong 24 giờ của tài khoản. Công việc sẽ tự tiếp tục.</translation>
    </message>
    <message>
        <source>The address holds a line break or another control character. Retype it on one line.</source>
        <translation>Địa chỉ có dấu xuống dòng hoặc ký tự điều khiển. Hãy gõ lại trên một dòng.</translation>
    </message>
    <message>
        <source>The address holds an invisible character. Retype it.</source>
        <translation>Địa chỉ có ký tự vô hình. Hãy gõ lại.</translation>
    </message>
    <message>
        <source>The address of a failed message was corrected: it is sent again.</source>
        <translation>Địa chỉ của một thư thất bại đã được sửa: thư được gửi lại.</translation>
    </message>
    <message>
        <source>The address or the subject in “%1” holds a line break or a control character.</source>
        <translation>Địa chỉ hoặc chủ đề trong “%1” chứa dấu xuống dòng hoặc ký tự điều khiển.</translation>
    </message>
    <message>
        <source>The address to unsubscribe at begins with http:. One click needs https:.</source>
        <translation>Địa chỉ hủy đăng ký bắt đầu bằng http:. Hủy bằng một cú nhấp cần https:.</translation>
    </message>
    <message>
        <source>The attachment cannot be read.</source>
        <translation>Không đọc được tệp đính kèm.</translation>
    </message>
    <message>
        <source>The attachment cannot be read: %1.</source>
        <translation>Không đọc được tệp đính kèm: %1.</translation>
    </message>
    <message>
        <source>The attachment has been changed since the job was made. Make a new job to send it as it is now.</source>
        <translation>Tệp đính kèm đã bị thay đổi sau khi tạo công việc. Hãy tạo công việc mới để gửi bản hiện tại.</translation>
    </message>
    <message>
        <source>The backup that this job was restored from was made while it was being put in. What became of it is not known: look into your Sent folder before you send it again.</source>
        <translation>Bản sao lưu dùng để khôi phục công việc này được tạo khi công việc đang được thêm vào. Không biết nó đã ra sao: hãy xem thư mục Đã gửi trước khi gửi lại.</translation>
    </message>
    <message>
        <source>The button “%1” leads nowhere. Write its address, or take it out.</source>
        <translation>Nút “%1” không dẫn tới đâu. Hãy viết địa chỉ của nó hoặc bỏ nó đi.</translation>
    </message>
    <message>
        <source>The cell holds %1 characters; no list of addresses is so long.</source>
        <translation>Ô có %1 ký tự; không danh sách địa chỉ nào dài như vậy.</translation>
    </message>
    <message>
        <source>The cell holds a line break: write one address, on one line.</source>
        <translation>Ô có ngắt dòng: hãy viết một địa chỉ, trên một dòng.</translation>
    </message>
    <message>
        <source>The cell holds several addresses. Put each in a row of its own, or choose that such cells are split (--split-addresses).</source>
        <translation>Ô có nhiều địa chỉ. Hãy đặt mỗi địa chỉ vào một hàng riêng, hoặc chọn tách các ô như vậy (--split-addresses).</translation>
    </message>
    <message>
        <source>The cell is blank, and the attachment “%1” is named by it.</source>
        <translation>Ô trống, mà tệp đính kèm “%1” được đặt tên theo nó.</translation>
    </message>
    <message>
        <source>The connection was lost before the message was handed over. MailTool connects again.</source>
        <translation>Kết nối bị mất trước khi trao thư. MailTool kết nối lại.</translation>
    </message>
    <message>
        <source>The connection was lost just when the server was to confirm. %1</source>
        <translation>Kết nối bị mất đúng lúc máy chủ sắp xác nhận. %1</translation>
    </message>
    <message>
        <source>The connection was lost. Check the server&apos;s name, the port and the encryption, then test again.</source>
        <translation>Kết nối bị mất. Hãy kiểm tra tên máy chủ, cổng và cách mã hóa, rồi thử lại.</translation>
    </message>
    <message>
        <source>The data folder cannot be used: %1.</source>
        <translation>Không dùng được thư mục dữ liệu: %1.</translation>
    </message>
    <message>
        <source>The data folder cannot be used: you may not write there. Change its permissions or choose another one.</source>
        <translation>Không dùng được thư mục dữ liệu: bạn không được ghi vào đó. Hãy đổi quyền hoặc chọn thư mục khác.</translation>
    </message>
    <message>
        <source>The demo&apos;s mail server did not start: %1.</source>
        <translation>Máy chủ thư của bản thử không khởi động được: %1.</translation>
    </message>
    <message>
        <source>The demo&apos;s mail server listens on this machine only (127.0.0.1).</source>
        <translation>Máy chủ thư của bản thử chỉ nghe trên máy này (127.0.0.1).</translation>
    </message>
    <message>
        <source>The disk has no room left for the rows of this worksheet. Make room there and open the file again.</source>
        <translation>Đĩa không còn chỗ cho các hàng của trang tính này. Hãy dọn chỗ rồi mở lại tệp.</translation>
    </message>
    <message>
        <source>The disk of this data folder cannot hold a ledger. Choose a folder on this computer&apos;s own disk.</source>
        <translation>Đĩa của thư mục dữ liệu này không chứa được sổ cái. Hãy chọn thư mục trên đĩa của chính máy này.</translation>
    </message>
    <message>
        <source>The disk that holds the ledger fails (%1). Nothing leaves that cannot be written down first. Check the disk, and copy this folder to another one.</source>
        <translation>Ổ đĩa chứa sổ cái bị lỗi (%1). Không có gì gửi đi mà không ghi lại được trước. Hãy kiểm tra ổ đĩa và chép thư mục này sang ổ khác.</translation>
    </message>
    <message>
        <source>The domain of this address takes no mail at all. Correct it in the sheet.</source>
        <translation>Tên miền của địa chỉ này hoàn toàn không nhận thư. Hãy sửa nó trong sổ tính.</translation>
    </message>
    <message>
        <source>The fields are: %1.</source>
        <translation>Các trường là: %1.</translation>
    </message>
    <message>
        <source>The file cannot be read (%1).</source>
        <translation>Không đọc được tệp (%1).</translation>
    </message>
    <message>
        <source>The file cannot be read (%1). Close it in other programs and check that you may open it.</source>
        <translation>Không đọc được tệp (%1). Hãy đóng nó trong các chương trình khác và kiểm tra rằng bạn được phép mở.</translation>
    </message>
    <message>
        <source>The file cannot be written (%1).</source>
        <translation>Không ghi được tệp (%1).</translation>
    </message>
    <message>
        <source>The file does not tell its encoding; it was read as %1. %2 If letters look wrong, choose another encoding.</source>
        <translation>Tệp không cho biết bảng mã; nó được đọc theo %1. %2 Nếu chữ trông sai, hãy chọn bảng mã khác.</translation>
    </message>
    <message>
        <source>The file holds no HTML. Choose an .html file.</source>
        <translation>Tệp không chứa HTML. Hãy chọn tệp .html.</translation>
    </message>
    <message>
        <source>The file holds no message. Choose an .eml file.</source>
        <translation>Tệp không chứa thư nào. Hãy chọn một tệp .eml.</translation>
    </message>
    <message>
        <source>The file is damaged, or larger than can be read: its reading broke off. Open it in Excel, save it as a new .xlsx and open that.</source>
        <translation>Tệp bị hỏng, hoặc lớn hơn mức đọc được: việc đọc đã gián đoạn. Hãy mở bằng Excel, lưu thành .xlsx mới rồi mở tệp đó.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Tệp trống.</translation>
    </message>
    <message>
        <source>The file is larger than %1 MB. Save it as .ods or .xlsx.</source>
        <translation>Tệp lớn hơn %1 MB. Hãy lưu thành .ods hoặc .xlsx.</translation>
    </message>
    <message>
        <source>The file is longer than 64 MB. Divide it.</source>
        <translation>Tệp dài hơn 64 MB. Hãy chia nó ra.</translation>
    </message>
    <message>
        <source>The file is longer than a message can be (2 MB).</source>
        <translation>Tệp dài hơn mức một thư có thể có (2 MB).</translation>
    </message>
    <message>
        <source>The file is longer than a message can be (50 MB).</source>
        <translation>Tệp dài hơn mức một thư có thể (50 MB).</translation>
    </message>
    <message>
        <source>The file is there already. Choose another name, or add --overwrite.</source>
        <translation>Đã có tệp này. Hãy chọn tên khác, hoặc thêm --overwrite.</translation>
    </message>
    <message>
        <source>The first %1 messages have left, as you asked. Look at what became of them, then resume to send the rest.</source>
        <translation>%1 thư đầu tiên đã đi, như bạn muốn. Hãy xem kết quả của chúng, rồi tiếp tục để gửi phần còn lại.</translation>
    </message>
    <message>
        <source>The first message has left, as you asked. Look at what became of it, then resume to send the rest.</source>
        <translation>Thư đầu tiên đã đi, như bạn muốn. Hãy xem kết quả của nó, rồi tiếp tục để gửi phần còn lại.</translation>
    </message>
    <message>
        <source>The first was tried %1 ago.</source>
        <translation>Thư đầu tiên được thử cách đây %1.</translation>
    </message>
    <message>
        <source>The folder cannot be written to (%1).</source>
        <translation>Không ghi được vào thư mục (%1).</translation>
    </message>
    <message>
        <source>The folder for the messages cannot be written (%1). Make room or choose another folder in the account.</source>
        <translation>Không ghi được vào thư mục chứa thư (%1). Hãy dọn chỗ hoặc chọn thư mục khác trong tài khoản.</translation>
    </message>
    <message>
        <source>The folder is not empty. Name a new one.</source>
        <translation>Thư mục không trống. Hãy đặt tên một thư mục mới.</translation>
    </message>
    <message>
        <source>The folder “%1” has a name that cannot be asked for. Rename it in your mail program.</source>
        <translation>Không thể mở thư mục có tên “%1”. Hãy đổi tên thư mục trong chương trình thư của bạn.</translation>
    </message>
    <message>
        <source>The job is paused until you resume it.</source>
        <translation>Công việc tạm dừng cho tới khi bạn cho tiếp tục.</translation>
    </message>
    <message>
        <source>The job was cancelled before this message left.</source>
        <translation>Công việc bị hủy trước khi thư này rời đi.</translation>
    </message>
    <message>
        <source>The job was removed while it was being put in.</source>
        <translation>Công việc bị xóa trong lúc đang được đưa vào.</translation>
    </message>
    <message>
        <source>The kept copy of the workbook is gone.</source>
        <translation>Bản sao sổ tính được giữ lại không còn nữa.</translation>
    </message>
    <message>
        <source>The last backup of the ledger was made %1 ago.</source>
        <translation>Bản sao lưu gần nhất của sổ cái được tạo cách đây %1.</translation>
    </message>
    <message>
        <source>The last entries of the ledger are damaged: what was sent last cannot be read.</source>
        <translation>Các mục cuối của sổ cái bị hỏng: không đọc được những gì gửi sau cùng.</translation>
    </message>
    <message>
        <source>The ledger can be written again: sending goes on.</source>
        <translation>Sổ cái lại ghi được: việc gửi tiếp tục.</translation>
    </message>
    <message>
        <source>The ledger cannot be used: %1.</source>
        <translation>Không dùng được sổ cái: %1.</translation>
    </message>
    <message>
        <source>The ledger is gone, or another was put in its place while it was worked: nothing more is sent by it.</source>
        <translation>Sổ cái biến mất, hoặc bị thay bằng sổ khác khi đang làm việc: không gửi thêm gì theo nó.</translation>
    </message>
    <message>
        <source>The ledger is whole.</source>
        <translation>Sổ cái còn nguyên vẹn.</translation>
    </message>
    <message>
        <source>The ledger of this data folder is gone or empty.</source>
        <translation>Sổ cái của thư mục dữ liệu này đã mất hoặc trống.</translation>
    </message>
    <message>
        <source>The ledger refuses to hold the same thing twice: %1.</source>
        <translation>Sổ cái không giữ cùng một thứ hai lần: %1.</translation>
    </message>
    <message>
        <source>The link “%1” leads nowhere. Write it whole, beginning with https:// or mailto:.</source>
        <translation>Liên kết “%1” không dẫn đến đâu. Hãy viết đầy đủ, bắt đầu bằng https:// hoặc mailto:.</translation>
    </message>
    <message>
        <source>The link “%1” leads to an example: nobody is there.</source>
        <translation>Liên kết “%1” dẫn đến một ví dụ: không có ai ở đó.</translation>
    </message>
    <message>
        <source>The link “%1” would run a program or open a file. Use one that begins with https://.</source>
        <translation>Liên kết “%1” sẽ chạy một chương trình hoặc mở một tệp. Hãy dùng liên kết bắt đầu bằng https://.</translation>
    </message>
    <message>
        <source>The mail server %1 cannot be asked safely. %2 Nobody was signed in. Check the account&apos;s IMAP server and its security.</source>
        <translation>Không thể hỏi máy chủ thư %1 một cách an toàn. %2 Chưa đăng nhập. Hãy kiểm tra máy chủ IMAP và bảo mật của tài khoản.</translation>
    </message>
    <message>
        <source>The mail server %1 did not give a sensible answer on port %2 (%3). Check the network and the account&apos;s IMAP server, then look again.</source>
        <translation>Máy chủ thư %1 không trả lời hợp lệ ở cổng %2 (%3). Hãy kiểm tra mạng và máy chủ IMAP của tài khoản rồi tìm lại.</translation>
    </message>
    <message>
        <source>The message in this file is damaged.</source>
        <translation>Thư trong tệp này bị hỏng.</translation>
    </message>
    <message>
        <source>The message is %1 MB long with everything attached, and the account&apos;s server takes %2 MB. Attach less, or send links.</source>
        <translation>Thư dài %1 MB cùng mọi tệp đính kèm, còn máy chủ của tài khoản nhận %2 MB. Hãy đính kèm ít hơn hoặc gửi liên kết.</translation>
    </message>
    <message>
        <source>The message is %1 MB long; many servers refuse more than 25 MB.</source>
        <translation>Thư dài %1 MB; nhiều máy chủ từ chối thư hơn 25 MB.</translation>
    </message>
    <message>
        <source>The message is %1 MB long; some mailboxes take no more than 10 MB.</source>
        <translation>Thư dài %1 MB; một số hộp thư không nhận quá 10 MB.</translation>
    </message>
    <message>
        <source>The message is larger than the server takes (%1). Make the attachments smaller.</source>
        <translation>Thư lớn hơn mức máy chủ nhận (%1). Hãy làm nhỏ các tệp đính kèm.</translation>
    </message>
    <message>
        <source>The message is larger than the server takes. Make the attachments smaller.</source>
        <translation>Thư lớn hơn mức máy chủ nhận. Hãy làm nhỏ các tệp đính kèm.</translation>
    </message>
    <message>
        <source>The message may have arrived; look into the Sent folder or ask the recipient before sending it again.</source>
        <translation>Thư có thể đã đến; hãy xem thư mục Đã gửi hoặc hỏi người nhận trước khi gửi lại.</translation>
    </message>
    <message>
        <source>The message speaks of “%1”, but mail programs are not told where people unsubscribe (--unsubscribe). Large providers ask for it.</source>
        <translation>Thư có nhắc đến “%1”, nhưng chương trình thư không được cho biết nơi hủy đăng ký (--unsubscribe). Các nhà cung cấp lớn đòi hỏi điều đó.</translation>
    </message>
    <message>
        <source>The name of a job has %1 characters at most.</source>
        <translation>Tên của công việc có tối đa %1 ký tự.</translation>
    </message>
    <message>
        <source>The name of a template has %1 characters at most.</source>
        <translation>Tên mẫu thư có nhiều nhất %1 ký tự.</translation>
    </message>
    <message>
        <source>The name “%1” must not begin with _.</source>
        <translation>Tên “%1” không được bắt đầu bằng _.</translation>
    </message>
    <message>
        <source>The next try is %1.</source>
        <translation>Lần thử kế tiếp: %1.</translation>
    </message>
    <message>
        <source>The oldest unfinished job was made %1 ago.</source>
        <translation>Công việc chưa xong cũ nhất được tạo cách đây %1.</translation>
    </message>
    <message>
        <source>The password was not sent, because the connection is not encrypted. Choose STARTTLS or TLS in the account.</source>
        <translation>Mật khẩu không được gửi vì kết nối không mã hóa. Hãy chọn STARTTLS hoặc TLS trong tài khoản.</translation>
    </message>
    <message>
        <source>The password would be readable on the way.</source>
        <translation>Mật khẩu có thể bị đọc trên đường truyền.</translation>
    </message>
    <message>
        <source>The pasted cells cannot be kept (%1). Make room on the disk and paste again.</source>
        <translation>Không giữ được các ô đã dán (%1). Hãy dọn chỗ trên đĩa rồi dán lại.</translation>
    </message>
    <message>
        <source>The picture cannot be read (%1).</source>
        <translation>Không đọc được ảnh (%1).</translation>
    </message>
    <message>
        <source>The picture “%1” has %2 MB. Make it smaller: it travels with every message.</source>
        <translation>Ảnh “%1” nặng %2 MB. Hãy làm nhỏ lại: nó đi kèm mọi thư.</translation>
    </message>
    <message>
        <source>The picture “%1” has no text (alt) for those who do not see it.</source>
        <translation>Hình “%1” không có chữ thay thế (alt) cho người không nhìn thấy nó.</translation>
    </message>
    <message>
        <source>The picture “%1” travels along, but the HTML does not show it.</source>
        <translation>Ảnh “%1” được gửi kèm, nhưng HTML không hiển thị nó.</translation>
    </message>
    <message>
        <source>The preset “custom” needs a batch size (--batch-size) and a batch delay (--batch-delay-ms).</source>
        <translation>Nhịp “custom” cần cỡ lô (--batch-size) và thời gian nghỉ giữa các lô (--batch-delay-ms).</translation>
    </message>
    <message>
        <source>The program ended while this job was being put in. Nothing of it was sent: put it in again.</source>
        <translation>Chương trình kết thúc trong lúc đưa công việc này vào. Chưa gửi gì của nó: hãy đưa vào lại.</translation>
    </message>
    <message>
        <source>The program ended while this message was being handed over. It may have arrived.</source>
        <translation>Chương trình kết thúc trong lúc trao thư này. Thư có thể đã đến.</translation>
    </message>
    <message>
        <source>The program made a mistake (%1) after the message was handed over. It may have arrived.</source>
        <translation>Chương trình mắc lỗi (%1) sau khi trao thư. Thư có thể đã đến.</translation>
    </message>
    <message>
        <source>The program made a mistake with this job (%1).</source>
        <translation>Chương trình mắc lỗi với công việc này (%1).</translation>
    </message>
    <message>
        <source>The program made a mistake with this row (%1).</source>
        <translation>Chương trình mắc lỗi với hàng này (%1).</translation>
    </message>
    <message>
        <source>The provider does not allow this account to sign in with a password. Ask the administrator to allow it (“authenticated SMTP”); nothing was retried.</source>
        <translation>Nhà cung cấp không cho tài khoản này đăng nhập bằng mật khẩu. Hãy nhờ quản trị viên cho phép (“authenticated SMTP”); không thử lại lần nào.</translation>
    </message>
    <message>
        <source>The provider has blocked this account because it sent too much. Ask the provider or your administrator.</source>
        <translation>Nhà cung cấp đã chặn tài khoản này vì gửi quá nhiều. Hãy hỏi nhà cung cấp hoặc quản trị viên.</translation>
    </message>
    <message>
        <source>The provider has blocked this account from sending. Ask the provider or your administrator to unblock it.</source>
        <translation>Nhà cung cấp đã chặn tài khoản này gửi thư. Hãy nhờ nhà cung cấp hoặc quản trị viên bỏ chặn.</translation>
    </message>
    <message>
        <source>The provider keeps mail from this address, since earlier mail to it came back or was complained of. Ask the provider to take it off its list.</source>
        <translation>Nhà cung cấp không cho gửi thư tới địa chỉ này, vì thư trước đây bị trả lại hoặc bị khiếu nại. Hãy yêu cầu nhà cung cấp bỏ địa chỉ khỏi danh sách.</translation>
    </message>
    <message>
        <source>The provider lets this account send to a few named addresses only, as long as it is on trial. Ask the provider to open it.</source>
        <translation>Khi còn dùng thử, nhà cung cấp chỉ cho tài khoản này gửi tới vài địa chỉ đã khai báo. Hãy yêu cầu nhà cung cấp mở tài khoản.</translation>
    </message>
    <message>
        <source>The provider&apos;s daily limit for this account is reached. Sending goes on by itself when the limit allows.</source>
        <translation>Đã đạt giới hạn hằng ngày của nhà cung cấp cho tài khoản này. Việc gửi tự tiếp tục khi giới hạn cho phép.</translation>
    </message>
    <message>
        <source>The provider&apos;s daily limit for this account is reached. Test again when it allows more.</source>
        <translation>Đã đạt giới hạn trong ngày của nhà cung cấp cho tài khoản này. Hãy thử lại khi được gửi tiếp.</translation>
    </message>
    <message>
        <source>The provider&apos;s limit of messages an hour is reached. Sending goes on by itself, at half the speed.</source>
        <translation>Đã đạt giới hạn số thư mỗi giờ của nhà cung cấp. Việc gửi tự tiếp tục, với một nửa tốc độ.</translation>
    </message>
    <message>
        <source>The reading was stopped.</source>
        <translation>Việc đọc đã dừng.</translation>
    </message>
    <message>
        <source>The recipient&apos;s mailbox is full. MailTool tries again by itself for some days.</source>
        <translation>Hộp thư của người nhận đã đầy. MailTool tự thử lại trong vài ngày.</translation>
    </message>
    <message>
        <source>The recipient&apos;s mailbox is full. Send it again when there is room.</source>
        <translation>Hộp thư của người nhận đã đầy. Hãy gửi lại khi có chỗ.</translation>
    </message>
    <message>
        <source>The recipient&apos;s mailbox is receiving too much mail. Send it again on another day.</source>
        <translation>Hộp thư của người nhận đang nhận quá nhiều thư. Hãy gửi lại vào ngày khác.</translation>
    </message>
    <message>
        <source>The recipient&apos;s provider wants proof that the message comes from your domain. Ask whoever looks after your domain to set up SPF, DKIM and DMARC for this account&apos;s provider.</source>
        <translation>Nhà cung cấp của người nhận đòi bằng chứng rằng thư đến từ tên miền của bạn. Hãy nhờ người quản lý tên miền thiết lập SPF, DKIM và DMARC cho nhà cung cấp của tài khoản này.</translation>
    </message>
    <message>
        <source>The recipient&apos;s server asks to try again later. MailTool does so by itself.</source>
        <translation>Máy chủ của người nhận yêu cầu thử lại sau. MailTool tự làm việc đó.</translation>
    </message>
    <message>
        <source>The region %1 is not known here; numbers and dates are shown as in %2. Choose another region if that is not right.</source>
        <translation>Vùng %1 không được biết ở đây; số và ngày hiện như ở %2. Hãy chọn vùng khác nếu không đúng.</translation>
    </message>
    <message>
        <source>The result is a workbook; name it .xlsx.</source>
        <translation>Kết quả là một sổ tính; hãy đặt tên .xlsx.</translation>
    </message>
    <message>
        <source>The results are not written over the workbook itself. Choose another name.</source>
        <translation>Kết quả không được ghi đè lên chính sổ tính. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>The results cannot be written (%1). Choose a folder that you may write to.</source>
        <translation>Không ghi được kết quả (%1). Hãy chọn thư mục mà bạn được ghi.</translation>
    </message>
    <message>
        <source>The rows of this delivery are gone: the message cannot be made again.</source>
        <translation>Các hàng của lần gửi này không còn: không tạo lại được thư.</translation>
    </message>
    <message>
        <source>The rows of this worksheet cannot be kept (%1). Check that folder and try again.</source>
        <translation>Không giữ được các hàng của trang tính này (%1). Hãy kiểm tra thư mục đó và thử lại.</translation>
    </message>
    <message>
        <source>The sender&apos;s name holds a line break or another control character.</source>
        <translation>Tên người gửi có dấu xuống dòng hoặc ký tự điều khiển.</translation>
    </message>
    <message>
        <source>The server %1 cannot be reached. Check the internet connection, then test again.</source>
        <translation>Không kết nối được máy chủ %1. Hãy kiểm tra kết nối internet, rồi thử lại.</translation>
    </message>
    <message>
        <source>The server %1 cannot be reached. Check the internet connection; MailTool tries again by itself.</source>
        <translation>Không tới được máy chủ %1. Hãy kiểm tra kết nối internet; MailTool tự thử lại.</translation>
    </message>
    <message>
        <source>The server %1 is not taking connections. Check its name and port, then test again.</source>
        <translation>Máy chủ %1 không nhận kết nối. Hãy kiểm tra tên và cổng của nó, rồi thử lại.</translation>
    </message>
    <message>
        <source>The server %1 is not taking connections. Check its name and port; MailTool tries again by itself.</source>
        <translation>Máy chủ %1 không nhận kết nối. Hãy kiểm tra tên và cổng; MailTool tự thử lại.</translation>
    </message>
    <message>
        <source>The server accepted the message.</source>
        <translation>Máy chủ đã nhận thư.</translation>
    </message>
    <message>
        <source>The server allows fewer connections at once. MailTool waits a moment and goes on with one less.</source>
        <translation>Máy chủ cho ít kết nối cùng lúc hơn. MailTool chờ một chút rồi tiếp tục với bớt một kết nối.</translation>
    </message>
    <message>
        <source>The server allows fewer connections at once. Test again in a moment.</source>
        <translation>Máy chủ cho phép ít kết nối cùng lúc hơn. Hãy thử lại sau giây lát.</translation>
    </message>
    <message>
        <source>The server asks for a slower pace. MailTool waits and goes on at half the speed.</source>
        <translation>Máy chủ yêu cầu gửi chậm hơn. MailTool chờ rồi tiếp tục với nửa tốc độ.</translation>
    </message>
    <message>
        <source>The server asks for a slower pace. Test again in a few minutes.</source>
        <translation>Máy chủ yêu cầu nhịp chậm hơn. Hãy thử lại sau vài phút.</translation>
    </message>
    <message>
        <source>The server cannot encrypt the connection at the moment. MailTool tries again by itself; nothing was sent.</source>
        <translation>Lúc này máy chủ không mã hóa được kết nối. MailTool tự thử lại; chưa gửi gì cả.</translation>
    </message>
    <message>
        <source>The server cannot encrypt the connection at the moment. Test again in a few minutes.</source>
        <translation>Hiện máy chủ không mã hóa được kết nối. Hãy thử lại sau vài phút.</translation>
    </message>
    <message>
        <source>The server cannot sign anybody in at the moment. MailTool tries again by itself.</source>
        <translation>Lúc này máy chủ không cho ai đăng nhập được. MailTool tự thử lại.</translation>
    </message>
    <message>
        <source>The server cannot sign anybody in at the moment. Test again in a few minutes.</source>
        <translation>Hiện máy chủ không cho ai đăng nhập được. Hãy thử lại sau vài phút.</translation>
    </message>
    <message>
        <source>The server cannot take the message at the moment. MailTool tries again by itself.</source>
        <translation>Lúc này máy chủ không nhận thư được. MailTool tự thử lại.</translation>
    </message>
    <message>
        <source>The server closed down instead of accepting the message, so it was not accepted. MailTool sends it again over a new connection.</source>
        <translation>Máy chủ đóng kết nối thay vì nhận thư, nên thư chưa được nhận. MailTool gửi lại qua kết nối mới.</translation>
    </message>
    <message>
        <source>The server closed the connection because it took too long. MailTool connects again.</source>
        <translation>Máy chủ đóng kết nối vì mất quá nhiều thời gian. MailTool kết nối lại.</translation>
    </message>
    <message>
        <source>The server closed the connection because it took too long. Test again.</source>
        <translation>Máy chủ đóng kết nối vì mất quá nhiều thời gian. Hãy thử lại.</translation>
    </message>
    <message>
        <source>The server could not prove who it is (%1), so nothing was sent. Check the server&apos;s name, and whether your network wants you to sign in first.</source>
        <translation>Máy chủ không chứng minh được mình là ai (%1), nên không gửi gì cả. Hãy kiểm tra tên máy chủ, và xem mạng có bắt bạn đăng nhập trước không.</translation>
    </message>
    <message>
        <source>The server could not take the message just now. MailTool tries again by itself.</source>
        <translation>Vừa rồi máy chủ không nhận thư được. MailTool tự thử lại.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Check its name, the port and the encryption, then test again.</source>
        <translation>Máy chủ không trả lời kịp. Hãy kiểm tra tên, cổng và cách mã hóa, rồi thử lại.</translation>
    </message>
    <message>
        <source>The server did not answer in time; the message was not handed over. MailTool connects again.</source>
        <translation>Máy chủ không trả lời kịp; thư chưa được trao. MailTool kết nối lại.</translation>
    </message>
    <message>
        <source>The server did not confirm in time. %1</source>
        <translation>Máy chủ không xác nhận kịp. %1</translation>
    </message>
    <message>
        <source>The server did not let this account sign in. Check the user name, the password and the server&apos;s settings.</source>
        <translation>Máy chủ không cho tài khoản này đăng nhập. Hãy kiểm tra tên người dùng, mật khẩu và thiết lập máy chủ.</translation>
    </message>
    <message>
        <source>The server does not take addresses with letters other than English ones before the @.</source>
        <translation>Máy chủ không nhận địa chỉ có chữ ngoài chữ tiếng Anh trước @.</translation>
    </message>
    <message>
        <source>The server does not take addresses with letters other than English ones before the @. Use another address for this recipient.</source>
        <translation>Máy chủ không nhận địa chỉ có chữ ngoài chữ tiếng Anh trước @. Hãy dùng địa chỉ khác cho người nhận này.</translation>
    </message>
    <message>
        <source>The server has seen too many sign-ins. MailTool waits a while and then signs in once.</source>
        <translation>Máy chủ thấy quá nhiều lần đăng nhập. MailTool chờ một lúc rồi đăng nhập một lần.</translation>
    </message>
    <message>
        <source>The server has seen too many sign-ins. Wait a quarter of an hour, then test again.</source>
        <translation>Máy chủ thấy quá nhiều lần đăng nhập. Hãy chờ mười lăm phút, rồi thử lại.</translation>
    </message>
    <message>
        <source>The server is busy at the moment. MailTool tries again soon.</source>
        <translation>Lúc này máy chủ đang bận. MailTool sẽ sớm thử lại.</translation>
    </message>
    <message>
        <source>The server is busy at the moment. Test again soon.</source>
        <translation>Máy chủ đang bận. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>The server is closing down for a moment. MailTool connects again soon.</source>
        <translation>Máy chủ tạm đóng. MailTool sẽ sớm kết nối lại.</translation>
    </message>
    <message>
        <source>The server is closing down for a moment. Test again soon.</source>
        <translation>Máy chủ đang tạm đóng trong chốc lát. Hãy thử lại sau.</translation>
    </message>
    <message>
        <source>The server is not reached.</source>
        <translation>Không kết nối được với máy chủ.</translation>
    </message>
    <message>
        <source>The server may not or will not deliver to this recipient. Ask the recipient, or your provider when it happens to everybody.</source>
        <translation>Máy chủ không được hoặc không muốn chuyển thư tới người nhận này. Hãy hỏi người nhận, hoặc nhà cung cấp của bạn nếu ai cũng bị.</translation>
    </message>
    <message>
        <source>The server offers no encryption, though the account asks for it, so nothing was sent. Check the port and the encryption, and whether your network wants you to sign in first.</source>
        <translation>Máy chủ không có mã hóa dù tài khoản yêu cầu, nên không gửi gì cả. Hãy kiểm tra cổng và cách mã hóa, và xem mạng có bắt bạn đăng nhập trước không.</translation>
    </message>
    <message>
        <source>The server offers no sign-in on this port. Check the port and the encryption, or remove the user name from the account.</source>
        <translation>Máy chủ không cho đăng nhập ở cổng này. Hãy kiểm tra cổng và cách mã hóa, hoặc bỏ tên người dùng khỏi tài khoản.</translation>
    </message>
    <message>
        <source>The server offers only ways to sign in that MailTool does not know (%1). Ask the provider for another server or port.</source>
        <translation>Máy chủ chỉ có những cách đăng nhập mà MailTool không biết (%1). Hãy hỏi nhà cung cấp máy chủ hoặc cổng khác.</translation>
    </message>
    <message>
        <source>The server refused several recipients in a row, whoever they are: it is this account that it does not serve. Ask the provider; then resume, and retry what failed.</source>
        <translation>Máy chủ đã từ chối nhiều người nhận liên tiếp, bất kể là ai: chính tài khoản này không được phục vụ. Hãy hỏi nhà cung cấp, rồi tiếp tục và thử lại những gì thất bại.</translation>
    </message>
    <message>
        <source>The server refused the content of several messages. The job was paused to protect your reputation as a sender: look at the message, then resume.</source>
        <translation>Máy chủ từ chối nội dung của nhiều thư. Công việc được tạm dừng để giữ uy tín người gửi của bạn: hãy xem lại thư, rồi tiếp tục.</translation>
    </message>
    <message>
        <source>The server refused the message for what it contains. Change the text, links or attachments before sending more like it.</source>
        <translation>Máy chủ từ chối thư vì nội dung. Hãy đổi chữ, liên kết hoặc tệp đính kèm trước khi gửi thêm thư như vậy.</translation>
    </message>
    <message>
        <source>The server refused the message. Its answer tells more.</source>
        <translation>Máy chủ từ chối thư. Câu trả lời của nó cho biết thêm.</translation>
    </message>
    <message>
        <source>The server refused the user name or password. Enter the password again in the account; nothing was retried.</source>
        <translation>Máy chủ từ chối tên người dùng hoặc mật khẩu. Hãy nhập lại mật khẩu trong tài khoản; không thử lại lần nào.</translation>
    </message>
    <message>
        <source>The server refused this recipient. Check the address; its answer tells more.</source>
        <translation>Máy chủ từ chối người nhận này. Hãy kiểm tra địa chỉ; câu trả lời của nó cho biết thêm.</translation>
    </message>
    <message>
        <source>The server refused to encrypt the connection, so nothing was sent. Check the port and the encryption in the account, and whether your network wants you to sign in first.</source>
        <translation>Máy chủ từ chối mã hóa kết nối, nên không gửi gì cả. Hãy kiểm tra cổng và cách mã hóa trong tài khoản, và xem mạng có bắt bạn đăng nhập trước không.</translation>
    </message>
    <message>
        <source>The server refuses the sender address. Correct it in the account, or ask the provider why.</source>
        <translation>Máy chủ từ chối địa chỉ người gửi. Hãy sửa trong tài khoản, hoặc hỏi nhà cung cấp vì sao.</translation>
    </message>
    <message>
        <source>The server refuses to begin a message. Check the account&apos;s settings, or ask the provider.</source>
        <translation>Máy chủ từ chối bắt đầu một thư. Hãy kiểm tra thiết lập của tài khoản, hoặc hỏi nhà cung cấp.</translation>
    </message>
    <message>
        <source>The server refuses to talk to this computer. Check the server&apos;s name and port, or ask the provider.</source>
        <translation>Máy chủ từ chối nói chuyện với máy này. Hãy kiểm tra tên và cổng máy chủ, hoặc hỏi nhà cung cấp.</translation>
    </message>
    <message>
        <source>The server takes fewer recipients at once. MailTool tries again.</source>
        <translation>Máy chủ nhận ít người nhận cùng lúc hơn. MailTool thử lại.</translation>
    </message>
    <message>
        <source>The server wants a new password to be set for this account. Set it with the provider, then enter it here.</source>
        <translation>Máy chủ muốn tài khoản này đặt mật khẩu mới. Hãy đặt ở nhà cung cấp, rồi nhập vào đây.</translation>
    </message>
    <message>
        <source>The server wants an app password instead of your usual one. Create one in the provider&apos;s security settings and enter it in the account.</source>
        <translation>Máy chủ cần mật khẩu ứng dụng thay cho mật khẩu thường. Hãy tạo trong phần bảo mật của nhà cung cấp và nhập vào tài khoản.</translation>
    </message>
    <message>
        <source>The server wants you to sign in before sending. Check the user name, the password and the encryption.</source>
        <translation>Máy chủ muốn bạn đăng nhập trước khi gửi. Hãy kiểm tra tên người dùng, mật khẩu và cách mã hóa.</translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense. Check its name and port, then test again.</source>
        <translation>Câu trả lời của máy chủ vô nghĩa. Hãy kiểm tra tên và cổng của nó, rồi thử lại.</translation>
    </message>
    <message>
        <source>The server&apos;s answer makes no sense; the message was not handed over. MailTool connects again. If it stays so, check the server&apos;s name and port.</source>
        <translation>Câu trả lời của máy chủ không hiểu được; thư chưa được trao. MailTool kết nối lại. Nếu vẫn vậy, hãy kiểm tra tên và cổng máy chủ.</translation>
    </message>
    <message>
        <source>The server&apos;s confirmation makes no sense. %1</source>
        <translation>Lời xác nhận của máy chủ không hiểu được. %1</translation>
    </message>
    <message>
        <source>The server&apos;s name %1 was not found. Check the internet connection and the name, then test again.</source>
        <translation>Không tìm thấy tên máy chủ %1. Hãy kiểm tra kết nối internet và tên, rồi thử lại.</translation>
    </message>
    <message>
        <source>The server&apos;s name %1 was not found. Check the internet connection and the name; MailTool tries again by itself.</source>
        <translation>Không tìm thấy tên máy chủ %1. Hãy kiểm tra kết nối internet và tên đó; MailTool tự thử lại.</translation>
    </message>
    <message>
        <source>The sheet has no rows below its headers.</source>
        <translation>Trang tính không có hàng nào dưới các tiêu đề.</translation>
    </message>
    <message>
        <source>The signature is too long; 100,000 characters are the most.</source>
        <translation>Chữ ký quá dài; nhiều nhất là 100.000 ký tự.</translation>
    </message>
    <message>
        <source>The style “%1” holds more than a look. It is not sent.</source>
        <translation>Kiểu “%1” chứa nhiều hơn vẻ ngoài. Nó không được gửi.</translation>
    </message>
    <message>
        <source>The subject is %1 characters long: “%2…”.</source>
        <translation>Tiêu đề dài %1 ký tự: “%2…”.</translation>
    </message>
    <message>
        <source>The subject is empty.</source>
        <translation>Tiêu đề trống.</translation>
    </message>
    <message>
        <source>The system&apos;s keyring did not take the password, so it was not kept.</source>
        <translation>Kho khóa của hệ thống không nhận mật khẩu, nên mật khẩu không được giữ.</translation>
    </message>
    <message>
        <source>The table “%1” has no header row. Switch it on in Excel (Table Design) and save it again.</source>
        <translation>Bảng “%1” không có hàng tiêu đề. Hãy bật nó trong Excel (Table Design) rồi lưu lại.</translation>
    </message>
    <message>
        <source>The template %1. Make it do less.</source>
        <translation>Mẫu thư %1. Hãy để nó làm ít hơn.</translation>
    </message>
    <message>
        <source>The template has more than %1 fields and tags. Use a loop, or fewer of them.</source>
        <translation>Mẫu thư có hơn %1 trường và thẻ. Hãy dùng vòng lặp, hoặc ít hơn.</translation>
    </message>
    <message>
        <source>The template has no version %1; its versions are 1 to %2.</source>
        <translation>Mẫu thư không có phiên bản %1; các phiên bản là từ 1 đến %2.</translation>
    </message>
    <message>
        <source>The template is longer than 2 MB.</source>
        <translation>Mẫu thư dài hơn 2 MB.</translation>
    </message>
    <message>
        <source>The template is nested too deeply.</source>
        <translation>Mẫu thư lồng nhau quá sâu.</translation>
    </message>
    <message>
        <source>The text file holds the rows of %1 as they were shown.</source>
        <translation>Tệp văn bản chứa các hàng của %1 như đã hiển thị.</translation>
    </message>
    <message>
        <source>The text is longer than a message can be (2 MB).</source>
        <translation>Văn bản dài hơn mức một thư có thể (2 MB).</translation>
    </message>
    <message>
        <source>The text of “%1” holds “%2” (%3, %4) too.</source>
        <translation>Nội dung của “%1” cũng chứa “%2” (%3, %4).</translation>
    </message>
    <message>
        <source>The workbook cannot be read (%1).</source>
        <translation>Không đọc được sổ tính (%1).</translation>
    </message>
    <message>
        <source>The workbook cannot be read: %1.</source>
        <translation>Không đọc được sổ tính: %1.</translation>
    </message>
    <message>
        <source>The workbook declares XML entities, as no spreadsheet program does. It is not opened: it may be an attack.</source>
        <translation>Sổ tính khai báo thực thể XML, điều không chương trình sổ tính nào làm. Tệp không được mở: có thể đây là một cuộc tấn công.</translation>
    </message>
    <message>
        <source>The workbook has no worksheets.</source>
        <translation>Sổ tính không có trang tính nào.</translation>
    </message>
    <message>
        <source>The workbook has: %1.</source>
        <translation>Sổ tính có: %1.</translation>
    </message>
    <message>
        <source>The workbook holds macros: they work only in a copy whose name ends in .xlsm.</source>
        <translation>Bảng tính này có macro: chúng chỉ chạy trong bản sao có tên kết thúc bằng .xlsm.</translation>
    </message>
    <message>
        <source>The workbook is damaged (%1). Open it in Excel, save it again and try once more.</source>
        <translation>Sổ tính bị hỏng (%1). Hãy mở bằng Excel, lưu lại và thử lần nữa.</translation>
    </message>
    <message>
        <source>The workbook is encrypted. Save it without a password first.</source>
        <translation>Sổ tính được mã hóa. Trước hết hãy lưu mà không có mật khẩu.</translation>
    </message>
    <message>
        <source>The workbook is protected by a password. Save a copy without one and open that.</source>
        <translation>Sổ tính được bảo vệ bằng mật khẩu. Hãy lưu một bản không có mật khẩu và mở bản đó.</translation>
    </message>
    <message>
        <source>The workbook uses more than %1 different number formats. Copy what is needed into a new workbook, as values, and open that.</source>
        <translation>Sổ tính dùng hơn %1 định dạng số khác nhau. Hãy chép phần cần thiết vào sổ tính mới dưới dạng giá trị rồi mở tệp đó.</translation>
    </message>
    <message>
        <source>The workbook was changed after it was checked.%1 Nothing was put in; check it again.</source>
        <translation>Sổ tính đã bị thay đổi sau khi kiểm tra.%1 Chưa đưa gì vào; hãy kiểm tra lại.</translation>
    </message>
    <message>
        <source>The worksheet holds more than %1. Split it into smaller ones.</source>
        <translation>Trang tính có hơn %1. Hãy chia thành các trang nhỏ hơn.</translation>
    </message>
    <message>
        <source>The worksheet is used up to its last columns: there is no room for the results. Delete empty columns.</source>
        <translation>Trang tính đã dùng đến các cột cuối cùng: không còn chỗ cho kết quả. Hãy xóa các cột trống.</translation>
    </message>
    <message>
        <source>The worksheet “%1” has more than %2 merged cells. Unmerge them in Excel and save it.</source>
        <translation>Trang tính “%1” có hơn %2 ô gộp. Hãy bỏ gộp trong Excel rồi lưu lại.</translation>
    </message>
    <message>
        <source>The worksheet “%1” holds more than %2. Split it into smaller ones.</source>
        <translation>Trang tính “%1” có hơn %2. Hãy chia thành các trang nhỏ hơn.</translation>
    </message>
    <message>
        <source>The worksheet “%1” is empty.</source>
        <translation>Trang tính “%1” trống.</translation>
    </message>
    <message>
        <source>There are no cells in the clipboard. Select them with their headers, copy them and paste again.</source>
        <translation>Không có ô nào trong bộ nhớ tạm. Hãy chọn các ô cùng tiêu đề, chép rồi dán lại.</translation>
    </message>
    <message>
        <source>There are two of a kind. Give one https: address, one mailto: address or one of each.</source>
        <translation>Có hai địa chỉ cùng loại. Hãy cho một địa chỉ https:, một địa chỉ mailto:, hoặc mỗi loại một.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>Hiện có: %1.</translation>
    </message>
    <message>
        <source>There is %1 called “%2”.</source>
        <translation>Có %1 tên là “%2”.</translation>
    </message>
    <message>
        <source>There is a file of this name; name a new folder.</source>
        <translation>Đã có tệp mang tên này; hãy đặt tên một thư mục mới.</translation>
    </message>
    <message>
        <source>There is a line break here, and a header cannot hold one. Put it all on one line.</source>
        <translation>Ở đây có dấu xuống dòng, mà phần đầu thư không chứa được. Hãy đặt tất cả trên một dòng.</translation>
    </message>
    <message>
        <source>There is already a template “%1”, in use or removed. Choose another name.</source>
        <translation>Đã có mẫu thư “%1”, đang dùng hoặc đã xóa. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>There is already an account “%1”. Choose another name, or edit that one.</source>
        <translation>Đã có tài khoản “%1”. Hãy chọn tên khác, hoặc sửa tài khoản đó.</translation>
    </message>
    <message>
        <source>There is an account “%1” already; `mailtool account edit` changes it.</source>
        <translation>Đã có tài khoản “%1”; `mailtool account edit` để sửa.</translation>
    </message>
    <message>
        <source>There is no account yet.</source>
        <translation>Chưa có tài khoản nào.</translation>
    </message>
    <message>
        <source>There is no account “%1”.</source>
        <translation>Không có tài khoản “%1”.</translation>
    </message>
    <message>
        <source>There is no account “%1”. %2</source>
        <translation>Không có tài khoản “%1”. %2</translation>
    </message>
    <message>
        <source>There is no address here.</source>
        <translation>Ở đây không có địa chỉ.</translation>
    </message>
    <message>
        <source>There is no address to unsubscribe at. Give one: an https: or mailto: address (--unsubscribe).</source>
        <translation>Chưa có địa chỉ hủy đăng ký. Hãy cho một địa chỉ https: hoặc mailto: (--unsubscribe).</translation>
    </message>
    <message>
        <source>There is no backup of the ledger yet; the first work makes it.</source>
        <translation>Chưa có bản sao lưu nào của sổ cái; công việc đầu tiên sẽ tạo ra nó.</translation>
    </message>
    <message>
        <source>There is no column %1.</source>
        <translation>Không có cột %1.</translation>
    </message>
    <message>
        <source>There is no column for the field “%1”. %2</source>
        <translation>Không có cột cho trường “%1”. %2</translation>
    </message>
    <message>
        <source>There is no column “%1”.%2 The sheet has: %3.</source>
        <translation>Không có cột “%1”.%2 Trang tính có: %3.</translation>
    </message>
    <message>
        <source>There is no e-mail address in this file.</source>
        <translation>Không có địa chỉ e-mail nào trong tệp này.</translation>
    </message>
    <message>
        <source>There is no encoding “%1” to choose. There are: %2.</source>
        <translation>Không có bảng mã “%1” để chọn. Hiện có: %2.</translation>
    </message>
    <message>
        <source>There is no folder to look for it in.</source>
        <translation>Không có thư mục nào để tìm nó.</translation>
    </message>
    <message>
        <source>There is no folder “%1” at %2. Name one of these (--sent-folder): %3.</source>
        <translation>Không có thư mục “%1” trên %2. Hãy chọn một trong số này (--sent-folder): %3.</translation>
    </message>
    <message>
        <source>There is no header row: the first rows hold data. Put a row with the columns&apos; names above them.</source>
        <translation>Không có hàng tiêu đề: các hàng đầu là dữ liệu. Hãy đặt một hàng tên cột phía trên.</translation>
    </message>
    <message>
        <source>There is no job %1 in the ledger.</source>
        <translation>Không có công việc %1 trong sổ cái.</translation>
    </message>
    <message>
        <source>There is no job %1. `mailtool jobs` lists them.</source>
        <translation>Không có công việc %1. `mailtool jobs` liệt kê chúng.</translation>
    </message>
    <message>
        <source>There is no ledger here yet.</source>
        <translation>Ở đây chưa có sổ cái.</translation>
    </message>
    <message>
        <source>There is no ledger yet; the first account makes it.</source>
        <translation>Chưa có sổ cái; tài khoản đầu tiên sẽ tạo ra nó.</translation>
    </message>
    <message>
        <source>There is no password to look into the Sent folder of “%1” with. Enter it in the account.</source>
        <translation>Không có mật khẩu để xem thư mục Đã gửi của “%1”. Hãy nhập mật khẩu trong tài khoản.</translation>
    </message>
    <message>
        <source>There is no picture here that mail programs show: PNG, JPEG, GIF, WebP or BMP.</source>
        <translation>Ở đây không có ảnh nào mà chương trình thư hiển thị được: PNG, JPEG, GIF, WebP hoặc BMP.</translation>
    </message>
    <message>
        <source>There is no preset “%1”. Choose one of: %2.</source>
        <translation>Không có nhịp “%1”. Hãy chọn một trong: %2.</translation>
    </message>
    <message>
        <source>There is no room left on the disk. Make room and try again; nothing is lost.</source>
        <translation>Đĩa không còn chỗ. Hãy dọn chỗ và thử lại; không mất gì cả.</translation>
    </message>
    <message>
        <source>There is no row %1 among those that are sent: rows that are hidden in Excel are left out.</source>
        <translation>Không có hàng %1 trong số các hàng được gửi: những hàng bị ẩn trong Excel được bỏ qua.</translation>
    </message>
    <message>
        <source>There is no row %1.</source>
        <translation>Không có hàng %1.</translation>
    </message>
    <message>
        <source>There is no such file (--file).</source>
        <translation>Không có tệp như vậy (--file).</translation>
    </message>
    <message>
        <source>There is no such file. Check the name and the folder.</source>
        <translation>Không có tệp này. Hãy kiểm tra tên và thư mục.</translation>
    </message>
    <message>
        <source>There is no such folder.</source>
        <translation>Không có thư mục này.</translation>
    </message>
    <message>
        <source>There is no such row among those that are to be sent.</source>
        <translation>Không có hàng như vậy trong số các hàng sẽ được gửi.</translation>
    </message>
    <message>
        <source>There is no such row; the sheet&apos;s rows are %1 to %2.</source>
        <translation>Không có hàng này; các hàng của trang tính từ %1 đến %2.</translation>
    </message>
    <message>
        <source>There is no such template.%1</source>
        <translation>Không có mẫu thư này.%1</translation>
    </message>
    <message>
        <source>There is no table or named range “%1”.%2%3</source>
        <translation>Không có bảng hoặc vùng đặt tên “%1”.%2%3</translation>
    </message>
    <message>
        <source>There is no test “%1”.</source>
        <translation>Không có phép thử “%1”.</translation>
    </message>
    <message>
        <source>There is no text in this message.</source>
        <translation>Thư này không có văn bản.</translation>
    </message>
    <message>
        <source>There is no transport “%1”. There are: %2.</source>
        <translation>Không có đường gửi “%1”. Hiện có: %2.</translation>
    </message>
    <message>
        <source>There is no worksheet “%1”.%2 The workbook has: %3.</source>
        <translation>Không có trang tính “%1”.%2 Sổ tính có: %3.</translation>
    </message>
    <message>
        <source>There is no worksheet “%1”: a text file has one alone, “%2”.</source>
        <translation>Không có trang tính “%1”: tệp văn bản chỉ có một, “%2”.</translation>
    </message>
    <message>
        <source>There is no “%1” here: only rows have fields.</source>
        <translation>Ở đây không có “%1”: chỉ các hàng mới có trường.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Chưa có cái nào.</translation>
    </message>
    <message>
        <source>There is none yet; `mailtool account add` makes one.</source>
        <translation>Chưa có tài khoản nào; `mailtool account add` để tạo.</translation>
    </message>
    <message>
        <source>There is such a file already.</source>
        <translation>Đã có tệp này rồi.</translation>
    </message>
    <message>
        <source>These are more cells than can be pasted. Save them as .xlsx and drop the file.</source>
        <translation>Nhiều ô hơn mức có thể dán. Hãy lưu thành .xlsx rồi thả tệp vào.</translation>
    </message>
    <message>
        <source>This account may not send with this sender address. Correct the sender address in the account.</source>
        <translation>Tài khoản này không được gửi với địa chỉ người gửi này. Hãy sửa địa chỉ người gửi trong tài khoản.</translation>
    </message>
    <message>
        <source>This address does not exist. Correct it in the sheet.</source>
        <translation>Địa chỉ này không tồn tại. Hãy sửa trong trang tính.</translation>
    </message>
    <message>
        <source>This address has been sent %1 messages within an hour, which is the most it may get. This one follows by itself.</source>
        <translation>Địa chỉ này đã được gửi %1 thư trong một giờ, là mức tối đa. Thư này sẽ tự gửi sau.</translation>
    </message>
    <message>
        <source>This backup is damaged, and the ledger is older than it.</source>
        <translation>Bản sao lưu này bị hỏng, và sổ cái cũ hơn nó.</translation>
    </message>
    <message>
        <source>This cannot be used here: there are fields, filters, if, for and set.</source>
        <translation>Không dùng được ở đây: chỉ có trường, bộ lọc, if, for và set.</translation>
    </message>
    <message>
        <source>This cannot be worked out: %1.</source>
        <translation>Không tính được: %1.</translation>
    </message>
    <message>
        <source>This cell is corrected twice.</source>
        <translation>Ô này được sửa hai lần.</translation>
    </message>
    <message>
        <source>This data folder is of another version of MailTool. Close the MailTool that is using it, then start this one to bring the folder up to date.</source>
        <translation>Thư mục dữ liệu này thuộc phiên bản MailTool khác. Hãy đóng MailTool đang dùng nó, rồi mở bản này để cập nhật thư mục.</translation>
    </message>
    <message>
        <source>This data folder was written by a newer version of MailTool. Install that version to use it.</source>
        <translation>Thư mục dữ liệu này do phiên bản MailTool mới hơn ghi. Hãy cài phiên bản đó để dùng.</translation>
    </message>
    <message>
        <source>This delivery is not in the ledger any more.</source>
        <translation>Thư này không còn trong sổ cái.</translation>
    </message>
    <message>
        <source>This file is damaged or is no MailTool ledger.</source>
        <translation>Tệp này bị hỏng hoặc không phải sổ cái của MailTool.</translation>
    </message>
    <message>
        <source>This file is empty, while its log is not.</source>
        <translation>Tệp này trống, trong khi nhật ký của nó thì không.</translation>
    </message>
    <message>
        <source>This file is no MailTool ledger.</source>
        <translation>Tệp này không phải sổ cái của MailTool.</translation>
    </message>
    <message>
        <source>This folder cannot hold MailTool&apos;s data. %1 Choose a folder on this computer&apos;s own disk.</source>
        <translation>Thư mục này không chứa được dữ liệu của MailTool. %1 Hãy chọn thư mục trên đĩa của chính máy này.</translation>
    </message>
    <message>
        <source>This folder was not finished the last time. Delete it, or name another one.</source>
        <translation>Thư mục này lần trước chưa được ghi xong. Hãy xóa nó hoặc đặt tên khác.</translation>
    </message>
    <message>
        <source>This had failed when the backup was made that it was restored from. Where it was tried again after that, it may have arrived.</source>
        <translation>Thư này đã thất bại khi bản sao lưu dùng để khôi phục được tạo. Nếu sau đó nó được thử lại, có thể nó đã đến nơi.</translation>
    </message>
    <message>
        <source>This is %1, which is not read. %2</source>
        <translation>Đây là %1, loại không đọc được. %2</translation>
    </message>
    <message>
        <source>This is a folder, where the ledger should be.</source>
        <translation>Đây là một thư mục, ở chỗ lẽ ra là sổ cái.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a workbook in it.</source>
        <translation>Đây là một thư mục. Hãy chọn một sổ tính trong đó.</translation>
    </message>
    <message>
        <source>This is a folder; name a file in it.</source>
        <translation>Đây là một thư mục; hãy nêu tên tệp trong đó.</translation>
    </message>
    <message>
        <source>This is a web page without a table. Open it in Excel, save it as .xlsx and drop it again.</source>
        <translation>Đây là trang web không có bảng. Hãy mở bằng Excel, lưu thành .xlsx rồi thả lại.</translation>
    </message>
    <message>
        <source>This is no ordinary file. Choose a workbook.</source>
        <translation>Đây không phải tệp thường. Hãy chọn một sổ tính.</translation>
    </message>
    <message>
        <source>This is no ordinary file. Choose an .eml file.</source>
        <translation>Đây không phải tệp thông thường. Hãy chọn một tệp .eml.</translation>
    </message>
    <message>
        <source>This is no ordinary file. Choose an .html file.</source>
        <translation>Đây không phải là tệp thông thường. Hãy chọn một tệp .html.</translation>
    </message>
    <message>
        <source>This is not a workbook. Choose an .xlsx, .xls, .ods or .csv file, or save yours as .xlsx in Excel.</source>
        <translation>Đây không phải sổ tính. Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv, hoặc lưu tệp của bạn thành .xlsx trong Excel.</translation>
    </message>
    <message>
        <source>This is not an Excel workbook.</source>
        <translation>Đây không phải sổ tính Excel.</translation>
    </message>
    <message>
        <source>This is not an e-mail address. Correct the cell.</source>
        <translation>Đây không phải là địa chỉ e-mail. Hãy sửa ô.</translation>
    </message>
    <message>
        <source>This is only Excel&apos;s note that a workbook is open. Choose the workbook itself: %1.</source>
        <translation>Đây chỉ là ghi chú của Excel rằng sổ tính đang mở. Hãy chọn chính sổ tính: %1.</translation>
    </message>
    <message>
        <source>This is the address that failed. To try it once more, retry it.</source>
        <translation>Đây chính là địa chỉ đã thất bại. Muốn thử lần nữa, hãy chọn thử lại.</translation>
    </message>
    <message>
        <source>This job is not in the ledger any more.</source>
        <translation>Công việc này không còn trong sổ cái.</translation>
    </message>
    <message>
        <source>This job was rescued from a damaged ledger. What was sent in its last moments may be shown as queued: look into your Sent folder, then resume it.</source>
        <translation>Công việc này được cứu từ sổ cái bị hỏng. Những gì gửi vào phút cuối có thể hiện là đang chờ: hãy xem thư mục Đã gửi, rồi cho tiếp tục.</translation>
    </message>
    <message>
        <source>This job was restored from a backup of the ledger, after which nothing was sent. Look it through, then resume it.</source>
        <translation>Công việc này được khôi phục từ một bản sao lưu của sổ cái, sau bản đó không có thư nào được gửi. Hãy xem lại, rồi tiếp tục.</translation>
    </message>
    <message>
        <source>This job was restored from a backup of the ledger. What may have been sent after that backup is shown as unknown: settle that with your Sent folder, then resume it.</source>
        <translation>Công việc này được khôi phục từ một bản sao lưu của sổ cái. Những gì có thể đã được gửi sau bản sao lưu đó hiện là không chắc chắn: hãy làm rõ bằng thư mục Đã gửi, rồi tiếp tục.</translation>
    </message>
    <message>
        <source>This ledger has been closed: nothing more is written through it.</source>
        <translation>Sổ cái này đã đóng: không ghi thêm gì qua nó.</translation>
    </message>
    <message>
        <source>This ledger is older than its own backup: what was sent since is not in it.</source>
        <translation>Sổ cái này cũ hơn bản sao lưu của chính nó: nó không biết những gì đã gửi từ đó.</translation>
    </message>
    <message>
        <source>This mailbox is receiving too much mail just now. MailTool tries again later by itself.</source>
        <translation>Lúc này hộp thư đang nhận quá nhiều thư. MailTool tự thử lại sau.</translation>
    </message>
    <message>
        <source>This message has not failed, or not any more, or its job was cancelled.</source>
        <translation>Thư này không thất bại, hoặc không còn thất bại nữa, hoặc công việc của nó đã bị hủy.</translation>
    </message>
    <message>
        <source>This message was restored from a backup of the ledger. It may have been sent after that backup was made.</source>
        <translation>Thư này được khôi phục từ một bản sao lưu của sổ cái. Có thể nó đã được gửi sau khi bản sao lưu được tạo.</translation>
    </message>
    <message>
        <source>This system has no keyring that keeps passwords safely, so the password was not kept.</source>
        <translation>Hệ thống này không có kho khóa giữ mật khẩu an toàn, nên mật khẩu không được giữ.</translation>
    </message>
    <message>
        <source>This template comes with the program. Make a copy of it, and change that.</source>
        <translation>Mẫu thư này đi kèm chương trình. Hãy tạo một bản sao và sửa bản đó.</translation>
    </message>
    <message>
        <source>This token names %1, and no message in the ledger held it: somebody may have made it up.</source>
        <translation>Mã này nêu %1, nhưng không thư nào trong sổ cái có mã đó: có thể ai đó đã bịa ra.</translation>
    </message>
    <message>
        <source>This version knows no jobs of kind “%1”.</source>
        <translation>Phiên bản này không biết công việc loại “%1”.</translation>
    </message>
    <message>
        <source>Thursday about %1</source>
        <translation>thứ Năm khoảng %1</translation>
    </message>
    <message>
        <source>Trying again: %1; the next try is at %2.</source>
        <translation>Đang thử lại: %1; lần thử tiếp theo lúc %2.</translation>
    </message>
    <message>
        <source>Tuesday about %1</source>
        <translation>thứ Ba khoảng %1</translation>
    </message>
    <message>
        <source>Under %1 recipients: any pace will do. It takes %2.</source>
        <translation>Dưới %1 người nhận: nhịp nào cũng được. Mất %2.</translation>
    </message>
    <message>
        <source>Unpack it and drop the workbook that is in it.</source>
        <translation>Hãy giải nén rồi thả sổ tính bên trong vào.</translation>
    </message>
    <message>
        <source>Wednesday about %1</source>
        <translation>thứ Tư khoảng %1</translation>
    </message>
    <message>
        <source>What this row said was lost with a damaged ledger. Send it again from your sheet.</source>
        <translation>Nội dung của hàng này đã mất cùng sổ cái bị hỏng. Hãy gửi lại từ sổ tính.</translation>
    </message>
    <message>
        <source>What was mailed is left out.</source>
        <translation>Những gì đã gửi được bỏ ra.</translation>
    </message>
    <message>
        <source>Working in %1. Ctrl-C stops after the messages in flight.</source>
        <translation>Đang làm việc trong %1. Ctrl-C dừng sau các thư đang gửi.</translation>
    </message>
    <message>
        <source>You marked this message as sent.</source>
        <translation>Bạn đã đánh dấu thư này là đã gửi.</translation>
    </message>
    <message>
        <source>about %1 days</source>
        <translation>khoảng %1 ngày</translation>
    </message>
    <message>
        <source>about %1 hours</source>
        <translation>khoảng %1 giờ</translation>
    </message>
    <message>
        <source>about %1 minutes</source>
        <translation>khoảng %1 phút</translation>
    </message>
    <message>
        <source>about 1 minute</source>
        <translation>khoảng 1 phút</translation>
    </message>
    <message>
        <source>encrypted with %1, not signed in</source>
        <translation>mã hóa bằng %1, không đăng nhập</translation>
    </message>
    <message>
        <source>encrypted with %1, signed in as %2</source>
        <translation>mã hóa bằng %1, đăng nhập với tên %2</translation>
    </message>
    <message>
        <source>into the environment variable %1 of the program that sends.</source>
        <translation>vào biến môi trường %1 của chương trình gửi.</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>chưa tới một phút</translation>
    </message>
    <message>
        <source>not encrypted, not signed in</source>
        <translation>không mã hóa, không đăng nhập</translation>
    </message>
    <message>
        <source>not encrypted, signed in as %1</source>
        <translation>không mã hóa, đăng nhập với tên %1</translation>
    </message>
    <message>
        <source>on %1 about %2</source>
        <translation>ngày %1 khoảng %2</translation>
    </message>
    <message>
        <source>today about %1</source>
        <translation>hôm nay khoảng %1</translation>
    </message>
    <message>
        <source>tomorrow about %1</source>
        <translation>ngày mai khoảng %1</translation>
    </message>
    <message>
        <source>“%1” cannot be a picture&apos;s cid. Use letters, digits, dots and hyphens.</source>
        <translation>“%1” không thể là cid của ảnh. Hãy dùng chữ cái, chữ số, dấu chấm và gạch nối.</translation>
    </message>
    <message>
        <source>“%1” goes to everybody, and its name holds “%2” (%3, %4).</source>
        <translation>“%1” được gửi cho mọi người, mà tên của nó chứa “%2” (%3, %4).</translation>
    </message>
    <message>
        <source>“%1” goes to everybody, and its text holds “%2” (%3, %4).</source>
        <translation>“%1” được gửi cho mọi người, mà nội dung của nó chứa “%2” (%3, %4).</translation>
    </message>
    <message>
        <source>“%1” has no text that can be read, so nobody knows whose it is.</source>
        <translation>“%1” không có văn bản đọc được, nên không biết nó thuộc về ai.</translation>
    </message>
    <message>
        <source>“%1” holds “%2” (%3, %4) beside this row&apos;s own.</source>
        <translation>“%1” chứa “%2” (%3, %4) bên cạnh mã của chính hàng này.</translation>
    </message>
    <message>
        <source>“%1” is a text, not a date. Use the value behind the cell: raw.… or row.raw.…</source>
        <translation>“%1” là văn bản, không phải ngày tháng. Hãy dùng giá trị đằng sau ô: raw.… hoặc row.raw.…</translation>
    </message>
    <message>
        <source>“%1” is another&apos;s: its name holds “%2” (%3, %4) and nothing of this row&apos;s.</source>
        <translation>“%1” là của người khác: tên của nó chứa “%2” (%3, %4) và không có mã nào của hàng này.</translation>
    </message>
    <message>
        <source>%1 Nothing is sent, and it has been left as it is. `mailtool rescue` puts it aside and saves what can be read.</source>
        <translation>%1 Không có gì được gửi, và nó được giữ nguyên. `mailtool rescue` để riêng nó ra và cứu những gì đọc được.</translation>
    </message>
    <message>
        <source>%1 holds “%2”, which is no date. Correct it in the workbook.</source>
        <translation>%1 chứa “%2”, không phải ngày tháng. Hãy sửa trong sổ tính.</translation>
    </message>
    <message>
        <source>%1 is a recipient of this job already: it would get two messages.</source>
        <translation>%1 đã là người nhận trong công việc này: địa chỉ đó sẽ nhận hai thư.</translation>
    </message>
    <message>
        <source>%1 is blank: answers to this message go to the sender.</source>
        <translation>%1 để trống: thư trả lời sẽ tới người gửi.</translation>
    </message>
    <message>
        <source>%1 is on the list “Never mailed again”.</source>
        <translation>%1 nằm trong danh sách “Không gửi thư nữa”.</translation>
    </message>
    <message>
        <source>%1 is on the list “Never mailed again”: %2.</source>
        <translation>%1 nằm trong danh sách “Không gửi thư nữa”: %2.</translation>
    </message>
    <message>
        <source>%1: %2 to send.</source>
        <translation>%1: còn %2 thư phải gửi.</translation>
    </message>
    <message>
        <source>A cell in line %1 is closed by a quotation mark in the middle of a text: rows may have been swallowed.</source>
        <translation>Một ô ở dòng %1 bị đóng bởi dấu ngoặc kép nằm giữa văn bản: có thể có hàng đã bị nuốt mất.</translation>
    </message>
    <message>
        <source>A cell in line %1 is opened by a quotation mark that is never closed: the rows below would be part of it.</source>
        <translation>Một ô ở dòng %1 được mở bằng dấu ngoặc kép mà không bao giờ đóng: các hàng bên dưới sẽ trở thành một phần của nó.</translation>
    </message>
    <message>
        <source>A field stands in an attribute without quotation marks, where a cell&apos;s text could become a program. Put quotation marks around it.</source>
        <translation>Một trường đứng trong thuộc tính không có dấu ngoặc kép, nơi chữ của ô có thể trở thành chương trình. Hãy đặt nó trong dấu ngoặc kép.</translation>
    </message>
    <message>
        <source>A field stands in the name of a tag or an attribute, where a cell&apos;s text could become a program. Put it into the text instead.</source>
        <translation>Một trường đứng trong tên của thẻ hoặc thuộc tính, nơi chữ của ô có thể trở thành chương trình. Hãy đặt nó vào phần chữ.</translation>
    </message>
    <message>
        <source>A field stands inside “%1”, where a cell&apos;s text could become a program. Put it into the text instead.</source>
        <translation>Một trường đứng bên trong “%1”, nơi chữ của ô có thể trở thành chương trình. Hãy đặt nó vào phần chữ.</translation>
    </message>
    <message>
        <source>A name must not end like a version, with @ and a number. Choose another one.</source>
        <translation>Tên không được kết thúc như một phiên bản, với @ và một số. Hãy chọn tên khác.</translation>
    </message>
    <message>
        <source>A template needs a name, on one line.</source>
        <translation>Mẫu thư cần một tên, trên một dòng.</translation>
    </message>
    <message>
        <source>A time of day is no date to count days until.</source>
        <translation>Giờ trong ngày không phải ngày tháng để đếm số ngày.</translation>
    </message>
    <message>
        <source>Another program is using the ledger for too long, such as a backup or a viewer of databases. Nothing was changed. Close it and try again.</source>
        <translation>Một chương trình khác dùng sổ cái quá lâu, như chương trình sao lưu hoặc xem cơ sở dữ liệu. Không có gì bị thay đổi. Hãy đóng nó và thử lại.</translation>
    </message>
    <message>
        <source>Attachments are not taken in: %1.</source>
        <translation>Không nhận tệp đính kèm: %1.</translation>
    </message>
    <message>
        <source>Columns %1 are the same field: %2. Rename one of them, or name the right one by its letter.</source>
        <translation>Các cột %1 là cùng một trường: %2. Hãy đổi tên một cột, hoặc gọi cột đúng bằng chữ cái của nó.</translation>
    </message>
    <message>
        <source>Double it where it is part of a text, save the list as .xlsx in Excel, or have marks read as text (--quote none).</source>
        <translation>Hãy nhân đôi nó khi nó thuộc về chữ, lưu danh sách thành .xlsx trong Excel, hoặc cho đọc dấu nháy như chữ (--quote none).</translation>
    </message>
    <message>
        <source>It goes on %1.</source>
        <translation>Sẽ tiếp tục vào %1.</translation>
    </message>
    <message>
        <source>MailTool works in this data folder: process %1.</source>
        <translation>MailTool đang làm việc trong thư mục dữ liệu này: tiến trình %1.</translation>
    </message>
    <message>
        <source>No message to %1 has failed for good.</source>
        <translation>Không có thư nào gửi tới %1 bị thất bại hẳn.</translation>
    </message>
    <message>
        <source>Nobody gets these files of the folder of attachments: %1 and %2 more.</source>
        <translation>Không ai nhận những tệp này trong thư mục đính kèm: %1 và %2 tệp nữa.</translation>
    </message>
    <message>
        <source>Nobody gets these files of the folder of attachments: %1.</source>
        <translation>Không ai nhận những tệp này trong thư mục đính kèm: %1.</translation>
    </message>
    <message>
        <source>The account sends %1 at the most, and %2 jobs share this pace.</source>
        <translation>Tài khoản gửi nhiều nhất %1, và %2 công việc chia nhau tốc độ này.</translation>
    </message>
    <message>
        <source>The account sends %1 at the most.</source>
        <translation>Tài khoản gửi nhiều nhất %1.</translation>
    </message>
    <message>
        <source>The blocks of this message are damaged and cannot be read. Open another version of it.</source>
        <translation>Các khối của thư này bị hỏng và không đọc được. Hãy mở một phiên bản khác của thư.</translation>
    </message>
    <message>
        <source>The data folder cannot be used: there is a file where a folder must be. Move it away or rename it, then try again; nothing is lost.</source>
        <translation>Không dùng được thư mục dữ liệu: có một tệp ở chỗ phải là thư mục. Hãy chuyển nó đi hoặc đổi tên, rồi thử lại; không có gì bị mất.</translation>
    </message>
    <message>
        <source>The data folder cannot be used: there is a folder where a file must be. Move it away or rename it, then try again; nothing is lost.</source>
        <translation>Không dùng được thư mục dữ liệu: có một thư mục ở chỗ phải là tệp. Hãy chuyển nó đi hoặc đổi tên, rồi thử lại; không có gì bị mất.</translation>
    </message>
    <message>
        <source>The ledger holds a damaged %1 (%2). `mailtool rescue` puts the ledger aside and saves what can be read.</source>
        <translation>Sổ cái chứa một %1 bị hỏng (%2). `mailtool rescue` để riêng sổ cái ra và cứu những gì đọc được.</translation>
    </message>
    <message>
        <source>The message does not show “%1” (%2, %3).</source>
        <translation>Thư không cho thấy “%1” (%2, %3).</translation>
    </message>
    <message>
        <source>The message shows the picture “%1”, which is not the same in every message. Such a picture cannot travel inside it: attach the file, or write its address on the web, beginning with https://.</source>
        <translation>Thư hiển thị ảnh “%1”, ảnh này không giống nhau trong mọi thư. Ảnh như vậy không thể nằm trong thư: hãy đính kèm tệp, hoặc ghi địa chỉ của nó trên web, bắt đầu bằng https://.</translation>
    </message>
    <message>
        <source>The message shows “%1” (%2, %3) and not this row&apos;s own.</source>
        <translation>Thư cho thấy “%1” (%2, %3) chứ không phải mã của chính hàng này.</translation>
    </message>
    <message>
        <source>The message shows “%1” (%2, %3) too.</source>
        <translation>Thư còn cho thấy cả “%1” (%2, %3).</translation>
    </message>
    <message>
        <source>The picture “%1” leads nowhere. Put the file (PNG, JPEG, GIF, WebP or BMP) beside the HTML file, or write its address whole, beginning with https://.</source>
        <translation>Ảnh “%1” không dẫn tới đâu. Hãy đặt tệp (PNG, JPEG, GIF, WebP hoặc BMP) cạnh tệp HTML, hoặc viết đủ địa chỉ của nó, bắt đầu bằng https://.</translation>
    </message>
    <message>
        <source>The program had ended while %1 messages were being handed over: they may have arrived.</source>
        <translation>Chương trình đã kết thúc khi đang bàn giao %1 thư: có thể các thư đã tới.</translation>
    </message>
    <message>
        <source>The program had ended while 1 message was being handed over: it may have arrived.</source>
        <translation>Chương trình đã kết thúc khi đang bàn giao 1 thư: có thể thư đã tới.</translation>
    </message>
    <message>
        <source>There is no filter “%1”. %2</source>
        <translation>Không có bộ lọc “%1”. %2</translation>
    </message>
    <message>
        <source>This job was rescued from a damaged ledger, and some of its rows may be missing. Compare it with your sheet and your Sent folder, then resume it.</source>
        <translation>Công việc này được cứu từ sổ cái bị hỏng, và có thể thiếu vài hàng. Hãy so với sổ tính và thư mục Đã gửi, rồi cho tiếp tục.</translation>
    </message>
    <message>
        <source>“%1” cannot be a part of a file&apos;s name.</source>
        <translation>“%1” không thể là một phần của tên tệp.</translation>
    </message>
    <message>
        <source>“%1” cannot part cells. Choose one of: %2.</source>
        <translation>“%1” không ngăn cách được các ô. Hãy chọn một trong: %2.</translation>
    </message>
    <message>
        <source>“%1” could be column %2. Name it by its letter.</source>
        <translation>“%1” có thể là cột %2. Hãy gọi nó bằng chữ cái.</translation>
    </message>
    <message>
        <source>“%1” could be column %2. Rename one of the two headers.</source>
        <translation>“%1” có thể là cột %2. Hãy đổi tên một trong hai tiêu đề.</translation>
    </message>
    <message>
        <source>“%1” has letters before the @ that many servers do not take.</source>
        <translation>“%1” có chữ trước @ mà nhiều máy chủ không nhận.</translation>
    </message>
    <message>
        <source>“%1” is %2 MB long; no mail can carry more than 150 MB.</source>
        <translation>“%1” dài %2 MB; không thư nào mang được quá 150 MB.</translation>
    </message>
    <message>
        <source>“%1” is a text, not a number. Calculate with the value behind the cell: row.raw.…</source>
        <translation>“%1” là chữ, không phải số. Hãy tính với giá trị phía sau ô: row.raw.…</translation>
    </message>
    <message>
        <source>“%1” is an empty file.</source>
        <translation>“%1” là một tệp rỗng.</translation>
    </message>
    <message>
        <source>“%1” is another&apos;s: its text holds “%2” (%3, %4) and nothing of this row&apos;s.</source>
        <translation>“%1” là của người khác: nội dung của nó chứa “%2” (%3, %4) và không có gì của hàng này.</translation>
    </message>
    <message>
        <source>“%1” is asked for, but no folder of attachments is chosen.</source>
        <translation>“%1” được yêu cầu, nhưng chưa chọn thư mục đính kèm.</translation>
    </message>
    <message>
        <source>“%1” is hidden or no ordinary file.</source>
        <translation>“%1” bị ẩn hoặc không phải tệp thường.</translation>
    </message>
    <message>
        <source>“%1” is neither an e-mail address nor a column. %2</source>
        <translation>“%1” không phải địa chỉ thư cũng không phải cột. %2</translation>
    </message>
    <message>
        <source>“%1” is no address to unsubscribe at. Write https://… or mailto:….</source>
        <translation>“%1” không phải địa chỉ hủy đăng ký. Hãy viết https://… hoặc mailto:….</translation>
    </message>
    <message>
        <source>“%1” is no address to unsubscribe at: it has blanks, odd letters or is too long.</source>
        <translation>“%1” không phải địa chỉ hủy đăng ký: nó có dấu cách, ký tự lạ hoặc quá dài.</translation>
    </message>
    <message>
        <source>“%1” is no address; that of its link is used: %2.</source>
        <translation>“%1” không phải địa chỉ; dùng địa chỉ trong liên kết của ô: %2.</translation>
    </message>
    <message>
        <source>“%1” is no pattern of file names: it has fields, * and ?, and no folder.</source>
        <translation>“%1” không phải là mẫu tên tệp: mẫu có trường, * và ?, và không có thư mục.</translation>
    </message>
    <message>
        <source>“%1” is no picture that mail programs show: PNG, JPEG, GIF, WebP or BMP.</source>
        <translation>“%1” không phải ảnh mà chương trình thư hiển thị: PNG, JPEG, GIF, WebP hoặc BMP.</translation>
    </message>
    <message>
        <source>“%1” is not a list, so nothing can go through it.</source>
        <translation>“%1” không phải danh sách, nên không thể đi qua nó.</translation>
    </message>
    <message>
        <source>“%1” is not an e-mail address. Did you mean %2? Correct the cell.</source>
        <translation>“%1” không phải địa chỉ e-mail. Có phải bạn muốn nói %2? Hãy sửa ô này.</translation>
    </message>
    <message>
        <source>“%1” is not an e-mail address: it needs a name, an @ and a domain.</source>
        <translation>“%1” không phải địa chỉ e-mail: cần có tên, một @ và tên miền.</translation>
    </message>
    <message>
        <source>“%1” is not an e-mail address: “%2” cannot stand before the @.</source>
        <translation>“%1” không phải địa chỉ e-mail: “%2” không thể đứng trước @.</translation>
    </message>
    <message>
        <source>“%1” is not an e-mail address: “%2” is not a domain.</source>
        <translation>“%1” không phải địa chỉ e-mail: “%2” không phải tên miền.</translation>
    </message>
    <message>
        <source>“%1” is read without %2.</source>
        <translation>“%1” được đọc mà không có %2.</translation>
    </message>
    <message>
        <source>“%1” is synchronised with a cloud service, which can damage the ledger.</source>
        <translation>“%1” được đồng bộ với dịch vụ đám mây, điều có thể làm hỏng sổ cái.</translation>
    </message>
    <message>
        <source>“%1” is used as %2, without the name before it.</source>
        <translation>“%1” được dùng như %2, mà không có tên đứng trước.</translation>
    </message>
    <message>
        <source>“%1” is used as %2.</source>
        <translation>“%1” được dùng như %2.</translation>
    </message>
    <message>
        <source>“%1” lies outside the folder of attachments %2.</source>
        <translation>“%1” nằm ngoài thư mục đính kèm %2.</translation>
    </message>
    <message>
        <source>“%1” looks like a slip of the keyboard. Did you mean %2@%3?</source>
        <translation>“%1” có vẻ là gõ nhầm. Ý bạn là %2@%3?</translation>
    </message>
    <message>
        <source>“%1” may hold a subject and a body besides the address, and nothing else.</source>
        <translation>“%1” chỉ có thể chứa tiêu đề và nội dung ngoài địa chỉ, không gì khác.</translation>
    </message>
    <message>
        <source>“%1” needs a column&apos;s name in quotes.</source>
        <translation>“%1” cần tên cột trong dấu nháy.</translation>
    </message>
    <message>
        <source>“%1” stands alone and will be sent as it is. A field is written {{ name }}.</source>
        <translation>“%1” đứng một mình và sẽ được gửi nguyên như vậy. Trường được viết là {{ name }}.</translation>
    </message>
    <message>
        <source>“%1” stands for %2 files; %3 are the most.</source>
        <translation>“%1” ứng với %2 tệp; nhiều nhất là %3.</translation>
    </message>
    <message>
        <source>“%1” will be sent as it is. The field is written {{ %2 }}.</source>
        <translation>“%1” sẽ được gửi nguyên như vậy. Trường được viết là {{ %2 }}.</translation>
    </message>
    <message>
        <source>“%1” would run a program in the message. Take it out.</source>
        <translation>“%1” sẽ chạy một chương trình trong thư. Hãy bỏ nó ra.</translation>
    </message>
    <message>
        <source>“%1…” is longer than an e-mail address can be.</source>
        <translation>“%1…” dài hơn mức một địa chỉ e-mail có thể có.</translation>
    </message>
    <message>
        <source>“loop” has no “%1”.</source>
        <translation>“loop” không có “%1”.</translation>
    </message>
    <message>
        <source>“money” has 0 to %1 decimals.</source>
        <translation>“money” có từ 0 đến %1 chữ số thập phân.</translation>
    </message>
    <message>
        <source>“round” knows the methods &apos;common&apos;, &apos;ceil&apos; and &apos;floor&apos;.</source>
        <translation>“round” biết các cách &apos;common&apos;, &apos;ceil&apos; và &apos;floor&apos;.</translation>
    </message>
    <message>
        <source>“set” needs one plain name, as in {% set total = … %}.</source>
        <translation>“set” cần một tên đơn giản, như {% set total = … %}.</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>Often the address; empty where no log-in is needed</source>
        <translation>Thường là địa chỉ; để trống nếu không cần đăng nhập</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s keyring</source>
        <translation>Được giữ trong kho khóa của máy này</translation>
    </message>
    <message>
        <source>STARTTLS (usual, port 587)</source>
        <translation>STARTTLS (thông dụng, cổng 587)</translation>
    </message>
    <message>
        <source>TLS from the start (port 465)</source>
        <translation>TLS ngay từ đầu (cổng 465)</translation>
    </message>
    <message>
        <source>None: only for servers on this computer</source>
        <translation>Không: chỉ cho máy chủ trên máy này</translation>
    </message>
    <message>
        <source>Leave empty to keep the one there is</source>
        <translation>Để trống để giữ mật khẩu hiện có</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Cổng</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Cổng</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Máy chủ</translation>
    </message>
    <message>
        <source>Se&amp;rver</source>
        <translation>Má&amp;y chủ</translation>
    </message>
    <message>
        <source>Sec&amp;urity</source>
        <translation>&amp;Bảo mật</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Người &amp;dùng</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>&amp;Mật khẩu</translation>
    </message>
    <message>
        <source>Gmail and some others want an app password here, not the one you log in with.</source>
        <translation>Gmail và vài nơi khác cần mật khẩu ứng dụng ở đây, không phải mật khẩu đăng nhập.</translation>
    </message>
</context>
<context>
    <name>SheetModel</name>
    <message>
        <source>Left out: %1</source>
        <translation>Bỏ qua: %1</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Corrected; the workbook shows “%1”</source>
        <translation>Đã sửa; sổ tính cho thấy “%1”</translation>
    </message>
    <message>
        <source>%1, corrected</source>
        <translation>%1, đã sửa</translation>
    </message>
    <message>
        <source>Column {0}</source>
        <translation>Cột {0}</translation>
    </message>
    <message>
        <source>Excel shows an error in this cell. Correct it in the workbook.</source>
        <translation>Excel báo lỗi ở ô này. Hãy sửa trong sổ tính.</translation>
    </message>
    <message>
        <source>Excel shows {0}; the cell holds {1}</source>
        <translation>Excel hiện {0}; ô chứa {1}</translation>
    </message>
</context>
<context>
    <name>SheetStep</name>
    <message>
        <source>Rows of the workbook</source>
        <translation>Các hàng của sổ tính</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>&amp;Other file…</source>
        <translation>Tệp &amp;khác…</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>Chọn một cột</translation>
    </message>
    <message>
        <source>Search rows</source>
        <translation>Tìm hàng</translation>
    </message>
    <message>
        <source>Reading… %1 rows so far</source>
        <translation>Đang đọc… đến nay %1 hàng</translation>
    </message>
    <message>
        <source>customer (same {0})</source>
        <translation>khách (cùng {0})</translation>
    </message>
    <message>
        <source>row</source>
        <translation>hàng</translation>
    </message>
    <message>
        <source>&amp;Worksheet</source>
        <translation>&amp;Trang tính</translation>
    </message>
    <message>
        <source>&amp;E-mail address is in</source>
        <translation>Địa chỉ &amp;e-mail ở</translation>
    </message>
    <message>
        <source>One &amp;message per</source>
        <translation>Mỗi thư &amp;cho một</translation>
    </message>
    <message>
        <source>{0} (hidden)</source>
        <translation>{0} (ẩn)</translation>
    </message>
    <message>
        <source>{0} (column {1})</source>
        <translation>{0} (cột {1})</translation>
    </message>
</context>
<context>
    <name>SheetTable</name>
    <message>
        <source>Row</source>
        <translation>Hàng</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Signature</source>
        <translation>Chữ ký</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Choose a &amp;logo…</source>
        <translation>Chọn &amp;logo…</translation>
    </message>
    <message>
        <source>&amp;Without logo</source>
        <translation>&amp;Không logo</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Giữ</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>This signature says more than plain words can: it stays HTML.</source>
        <translation>Chữ ký này có nhiều hơn chữ thuần: nó vẫn là HTML.</translation>
    </message>
    <message>
        <source>Kind regards
Anna Lindqvist, Silk Road Shop</source>
        <translation>Trân trọng
Anna Lindqvist, Silk Road Shop</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>Không có logo</translation>
    </message>
    <message>
        <source>The signature</source>
        <translation>Chữ ký</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>Trông như thế nào</translation>
    </message>
    <message>
        <source>It stands at the end of every message of this account, the logo above it.</source>
        <translation>Đứng cuối mọi thư của tài khoản này, logo ở phía trên.</translation>
    </message>
</context>
<context>
    <name>SignatureFields</name>
    <message>
        <source>Write…</source>
        <translation>Viết…</translation>
    </message>
    <message>
        <source>Write the signature</source>
        <translation>Viết chữ ký</translation>
    </message>
    <message>
        <source>Si&amp;gnature</source>
        <translation>Chữ &amp;ký</translation>
    </message>
    <message>
        <source>Written in HTML</source>
        <translation>Viết bằng HTML</translation>
    </message>
    <message>
        <source>with a logo</source>
        <translation>có logo</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Không có</translation>
    </message>
</context>
<context>
    <name>SpacerView</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Height of the space in pixels</source>
        <translation>Chiều cao khoảng trống tính bằng điểm ảnh</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Khoảng trống</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Waiting</source>
        <translation>Đang chờ</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Đang gửi</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Được nhận</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Thử lại</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Thất bại</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Bỏ qua</translation>
    </message>
    <message>
        <source>Not certain</source>
        <translation>Chưa chắc</translation>
    </message>
    <message>
        <source>Tries again %1</source>
        <translation>Thử lại %1</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Đang chuẩn bị</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Đã hẹn</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Tạm dừng</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Xong</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Đã dừng</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Sẵn sàng</translation>
    </message>
    <message>
        <source>Slowed down</source>
        <translation>Chậm lại</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Mất kết nối</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {0}: {1}, under way</source>
        <translation>Bước {0}: {1}, đang làm</translation>
    </message>
    <message>
        <source>Step {0}: {1}, done</source>
        <translation>Bước {0}: {1}, đã xong</translation>
    </message>
    <message>
        <source>Step {0}: {1}, to come</source>
        <translation>Bước {0}: {1}, sắp tới</translation>
    </message>
</context>
<context>
    <name>SuppressionsModel</name>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Từ khi</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
</context>
<context>
    <name>SuppressionsPage</name>
    <message>
        <source>Never mailed again</source>
        <translation>Không gửi thư nữa</translation>
    </message>
    <message>
        <source>Search addresses and reasons</source>
        <translation>Tìm địa chỉ và lý do</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>T&amp;hêm</translation>
    </message>
    <message>
        <source>Take in a &amp;file…</source>
        <translation>Nhập từ &amp;tệp…</translation>
    </message>
    <message>
        <source>&amp;Take off the list</source>
        <translation>&amp;Bỏ khỏi danh sách</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Lines or cells without an address: %1, such as:</source>
        <translation>Dòng hoặc ô không có địa chỉ: %1, ví dụ:</translation>
    </message>
    <message>
        <source>{0} may be mailed again.</source>
        <translation>Có thể gửi thư lại cho {0}.</translation>
    </message>
    <message>
        <source>It is as it was before.</source>
        <translation>Mọi thứ lại như trước.</translation>
    </message>
    <message>
        <source>1 address is new.</source>
        <translation>1 địa chỉ mới.</translation>
    </message>
    <message>
        <source>%1 addresses are new.</source>
        <translation>%1 địa chỉ mới.</translation>
    </message>
    <message>
        <source>On the list already: %1.</source>
        <translation>Đã có trong danh sách: %1.</translation>
    </message>
    <message>
        <source>Reading… %1 lines so far</source>
        <translation>Đang đọc… đến nay %1 dòng</translation>
    </message>
    <message>
        <source>Nothing was taken in.</source>
        <translation>Không nhập gì cả.</translation>
    </message>
    <message>
        <source>No address and no reason on the list holds that.</source>
        <translation>Không có địa chỉ hay lý do nào trong danh sách chứa nội dung đó.</translation>
    </message>
    <message>
        <source>Nobody yet. Add who does not want your mail, or take in a file of addresses. Addresses that servers know no more come here by themselves.</source>
        <translation>Chưa có ai. Hãy thêm người không muốn nhận thư của bạn, hoặc nhập một tệp địa chỉ. Những địa chỉ mà máy chủ không còn biết sẽ tự vào đây.</translation>
    </message>
    <message>
        <source>E-mail add&amp;ress</source>
        <translation>Địa &amp;chỉ e-mail</translation>
    </message>
    <message>
        <source>Rea&amp;son (may stay empty)</source>
        <translation>&amp;Lý do (có thể để trống)</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Add a column</source>
        <translation>Thêm cột</translation>
    </message>
    <message>
        <source>Sum of</source>
        <translation>Tổng của</translation>
    </message>
    <message>
        <source>Add a row with a sum</source>
        <translation>Thêm hàng tổng</translation>
    </message>
    <message>
        <source>Column to be summed up</source>
        <translation>Cột cần cộng</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Tổng cộng</translation>
    </message>
    <message>
        <source>Word for the sum</source>
        <translation>Từ chỉ tổng</translation>
    </message>
    <message>
        <source>Header of column {0}</source>
        <translation>Tiêu đề cột {0}</translation>
    </message>
    <message>
        <source>Field of column {0}: {1}</source>
        <translation>Trường của cột {0}: {1}</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Trường</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Căn lề</translation>
    </message>
    <message>
        <source>Move to the left</source>
        <translation>Chuyển sang trái</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Chuyển sang phải</translation>
    </message>
    <message>
        <source>Remove the column</source>
        <translation>Gỡ cột</translation>
    </message>
    <message>
        <source>One line for each row of a recipient</source>
        <translation>Một dòng cho mỗi hàng của người nhận</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Trái</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Giữa</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Phải</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Something went wrong inside MailTool: %1</source>
        <translation>Có lỗi bên trong MailTool: %1</translation>
    </message>
</context>
<context>
    <name>TemplateButton</name>
    <message>
        <source>Templates</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Open a template…</source>
        <translation>Mở mẫu…</translation>
    </message>
    <message>
        <source>Take the message from a file (.html, .eml)…</source>
        <translation>Lấy thư từ tệp (.html, .eml)…</translation>
    </message>
    <message>
        <source>Save as a template…</source>
        <translation>Lưu thành mẫu…</translation>
    </message>
    <message>
        <source>Save “{0}” anew</source>
        <translation>Lưu lại “{0}”</translation>
    </message>
    <message>
        <source>Made from the template “{0}”</source>
        <translation>Tạo từ mẫu “{0}”</translation>
    </message>
    <message>
        <source>Take the message from a file</source>
        <translation>Lấy thư từ tệp</translation>
    </message>
    <message>
        <source>Messages (*.html *.htm *.eml)</source>
        <translation>Thư (*.html *.htm *.eml)</translation>
    </message>
    <message>
        <source>Saved as “{0}”, version %1.</source>
        <translation>Đã lưu thành “{0}”, phiên bản %1.</translation>
    </message>
    <message>
        <source>“{0}” is saved already, version %1.</source>
        <translation>“{0}” đã được lưu rồi, phiên bản %1.</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Open a template</source>
        <translation>Mở mẫu</translation>
    </message>
    <message>
        <source>Find a template</source>
        <translation>Tìm mẫu</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Mẫu</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Phiên bản</translation>
    </message>
    <message>
        <source>The template as a mail</source>
        <translation>Mẫu dưới dạng thư</translation>
    </message>
    <message>
        <source>&amp;Use this template</source>
        <translation>&amp;Dùng mẫu này</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>yours, version %1</source>
        <translation>của bạn, phiên bản %1</translation>
    </message>
    <message>
        <source>comes with MailTool</source>
        <translation>có sẵn trong MailTool</translation>
    </message>
    <message>
        <source>There is no template with these words.</source>
        <translation>Không có mẫu nào chứa những từ này.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Phiên bản %1</translation>
    </message>
</context>
<context>
    <name>TextView</name>
    <message>
        <source>Text</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>Write here. Type {{ to put in a field.</source>
        <translation>Viết ở đây. Gõ {{ để chèn trường.</translation>
    </message>
</context>
<context>
    <name>ThroughputChart</name>
    <message>
        <source>Messages a second over the last minute</source>
        <translation>Thư mỗi giây trong phút vừa qua</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this notice</source>
        <translation>Đóng thông báo này</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Bold (Ctrl+B)</source>
        <translation>Đậm (Ctrl+B)</translation>
    </message>
    <message>
        <source>Italics (Ctrl+I)</source>
        <translation>Nghiêng (Ctrl+I)</translation>
    </message>
    <message>
        <source>Underlined (Ctrl+U)</source>
        <translation>Gạch chân (Ctrl+U)</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Màu</translation>
    </message>
    <message>
        <source>To the left</source>
        <translation>Căn trái</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>Căn giữa</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>Căn phải</translation>
    </message>
    <message>
        <source>List with bullets</source>
        <translation>Danh sách dấu đầu dòng</translation>
    </message>
    <message>
        <source>List with numbers</source>
        <translation>Danh sách đánh số</translation>
    </message>
    <message>
        <source>Link (Ctrl+K)</source>
        <translation>Liên kết (Ctrl+K)</translation>
    </message>
    <message>
        <source>Size of the heading</source>
        <translation>Cỡ tiêu đề</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Lớn</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Vừa</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Nhỏ</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Đen</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Xám</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Xanh dương</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Xanh lá</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Hổ phách</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Đỏ</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Tím</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open MailTool</source>
        <translation>Mở MailTool</translation>
    </message>
    <message>
        <source>Pause all jobs</source>
        <translation>Tạm dừng mọi công việc</translation>
    </message>
    <message>
        <source>Go on with all jobs</source>
        <translation>Tiếp tục mọi công việc</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Thoát</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) going on</source>
        <translation>
            <numerusform>%n công việc đang chạy</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” needs you</source>
        <translation>“%1” cần bạn</translation>
    </message>
    <message>
        <source>“%1” could not be worked</source>
        <translation>Không xử lý được “%1”</translation>
    </message>
    <message>
        <source>“%1” has ended</source>
        <translation>“%1” đã kết thúc</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 được nhận</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 thất bại</translation>
    </message>
    <message>
        <source>%1 not certain</source>
        <translation>%1 chưa chắc</translation>
    </message>
    <message>
        <source>%1 left out</source>
        <translation>%1 bỏ qua</translation>
    </message>
    <message>
        <source>At most %1 messages that are on their way may still leave, and no more.</source>
        <translation>Nhiều nhất %1 thư đang trên đường còn có thể rời đi, không hơn.</translation>
    </message>
    <message>
        <source>Nothing is on its way, and nothing more leaves.</source>
        <translation>Không có thư nào trên đường, và không thư nào rời đi nữa.</translation>
    </message>
    <message>
        <source>All jobs are paused</source>
        <translation>Mọi công việc đã tạm dừng</translation>
    </message>
</context>
<context>
    <name>Tries</name>
    <message>
        <source>Tries</source>
        <translation>Số lần thử</translation>
    </message>
    <message>
        <source>Try %1</source>
        <translation>Lần thử %1</translation>
    </message>
    <message>
        <source>%1, took %2 s</source>
        <translation>%1, mất %2 giây</translation>
    </message>
    <message>
        <source>The server said nothing.</source>
        <translation>Máy chủ không nói gì.</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>Máy chủ nói: %1</translation>
    </message>
</context>
<context>
    <name>Troubles</name>
    <message>
        <source>To the account</source>
        <translation>Đến tài khoản</translation>
    </message>
    <message>
        <source>“%1” needs you: %2 Then choose Resume. Messages waiting: %3.</source>
        <translation>“%1” cần bạn: %2 Sau đó chọn Tiếp tục. Số thư đang chờ: %3.</translation>
    </message>
    <message>
        <source>“%1” has reached no server since %2.</source>
        <translation>“%1” không tới được máy chủ nào từ %2.</translation>
    </message>
    <message>
        <source>Next try: %1.</source>
        <translation>Lần thử kế tiếp: %1.</translation>
    </message>
    <message>
        <source>Trying now.</source>
        <translation>Đang thử.</translation>
    </message>
    <message>
        <source>Messages waiting: %1; none is lost, they go by themselves.</source>
        <translation>Số thư đang chờ: %1; không mất thư nào, chúng sẽ tự được gửi.</translation>
    </message>
    <message>
        <source>Other accounts with the same trouble: %1.</source>
        <translation>Số tài khoản khác gặp cùng vấn đề: %1.</translation>
    </message>
</context>
<context>
    <name>TryButton</name>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Xem thử</translation>
    </message>
    <message>
        <source>See the messages before they leave</source>
        <translation>Xem các thư trước khi gửi đi</translation>
    </message>
    <message>
        <source>&amp;Test send…</source>
        <translation>&amp;Gửi thử…</translation>
    </message>
    <message>
        <source>Write a &amp;sign-off pack…</source>
        <translation>Ghi bộ thư để &amp;duyệt…</translation>
    </message>
    <message>
        <source>Write &amp;drafts for Outlook…</source>
        <translation>Ghi thư &amp;nháp cho Outlook…</translation>
    </message>
</context>
<context>
    <name>Trying</name>
    <message>
        <source>Sign-off pack</source>
        <translation>Bộ thư để duyệt</translation>
    </message>
    <message>
        <source>{0} - sign-off</source>
        <translation>{0} - duyệt</translation>
    </message>
    <message>
        <source>Drafts for Outlook</source>
        <translation>Thư nháp cho Outlook</translation>
    </message>
    <message>
        <source>{0} - drafts</source>
        <translation>{0} - nháp</translation>
    </message>
    <message>
        <source>Sending the test…</source>
        <translation>Đang gửi thử…</translation>
    </message>
    <message>
        <source>Accepted for %1. Messages: %2.</source>
        <translation>Máy chủ đã nhận cho %1. Số thư: %2.</translation>
    </message>
    <message>
        <source>%1 of %2 messages were accepted.</source>
        <translation>%1 trên %2 thư đã được nhận.</translation>
    </message>
    <message>
        <source>Choose where the new folder goes</source>
        <translation>Chọn nơi đặt thư mục mới</translation>
    </message>
    <message>
        <source>Written: %1 messages, in %2</source>
        <translation>Đã ghi: %1 thư, vào %2</translation>
    </message>
    <message>
        <source>Written: 1 message, in %1</source>
        <translation>Đã ghi: 1 thư, trong %1</translation>
    </message>
    <message>
        <source>Recipients without a message: %1. The summary in the folder says why.</source>
        <translation>Người nhận không có thư: %1. Bản tóm tắt trong thư mục cho biết lý do.</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Hoàn tác</translation>
    </message>
    <message>
        <source>Time to undo</source>
        <translation>Thời gian để hoàn tác</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Đang bắt đầu…</translation>
    </message>
    <message>
        <source>Putting it in…</source>
        <translation>Đang đưa vào…</translation>
    </message>
    <message>
        <source>%1 s to undo; sending starts at %2</source>
        <translation>Còn %1 giây để hoàn tác; bắt đầu gửi lúc %2</translation>
    </message>
    <message>
        <source>Sending starts in %1 s</source>
        <translation>Bắt đầu gửi sau %1 giây</translation>
    </message>
</context>
<context>
    <name>UnsureDialog</name>
    <message>
        <source>%1 not certain</source>
        <translation>%1 chưa chắc</translation>
    </message>
    <message>
        <source>&amp;Look in the Sent folder</source>
        <translation>&amp;Tìm trong thư mục Đã gửi</translation>
    </message>
    <message>
        <source>They all &amp;arrived</source>
        <translation>Tất cả đã đế&amp;n nơi</translation>
    </message>
    <message>
        <source>&amp;Send all again</source>
        <translation>&amp;Gửi lại tất cả</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>What became of these messages could not be found out: each may have arrived or not. What you say here goes for all of them; to decide one by one, close this, choose Show and open one. MailTool never sends them again by itself.</source>
        <translation>Không xác định được kết quả của các thư này: mỗi thư có thể đã đến hoặc chưa. Điều bạn chọn ở đây áp dụng cho tất cả; muốn quyết định từng thư, hãy đóng cửa sổ này, chọn Xem rồi mở một thư. MailTool không bao giờ tự gửi lại.</translation>
    </message>
</context>
<context>
    <name>WhenFields</name>
    <message>
        <source>&amp;Quiet hours: nothing leaves from</source>
        <translation>&amp;Giờ yên tĩnh: không thư nào rời đi từ</translation>
    </message>
    <message>
        <source>&amp;Working days only, Monday to Friday</source>
        <translation>&amp;Chỉ ngày làm việc, từ thứ Hai đến thứ Sáu</translation>
    </message>
    <message>
        <source>&amp;Urgent: before the other jobs of the account</source>
        <translation>&amp;Khẩn: trước các công việc khác của tài khoản</translation>
    </message>
    <message>
        <source>From a time to the same time no hour is quiet: choose two that differ.</source>
        <translation>Từ một giờ đến chính giờ đó thì không có giờ yên tĩnh nào: hãy chọn hai giờ khác nhau.</translation>
    </message>
    <message>
        <source>By this computer&apos;s clock. What is left at a quiet hour waits, and goes on by itself.</source>
        <translation>Theo đồng hồ của máy tính này. Thư còn lại khi đến giờ yên tĩnh sẽ chờ và tự tiếp tục sau đó.</translation>
    </message>
    <message>
        <source>Quiet hours begin at</source>
        <translation>Giờ yên tĩnh bắt đầu lúc</translation>
    </message>
    <message>
        <source>Quiet hours end at</source>
        <translation>Giờ yên tĩnh kết thúc lúc</translation>
    </message>
    <message>
        <source>to</source>
        <translation>đến</translation>
    </message>
</context>
<context>
    <name>WhenLine</name>
    <message>
        <source>Sends at any hour</source>
        <translation>Gửi vào bất kỳ giờ nào</translation>
    </message>
    <message>
        <source>Choose hours, days and turn of this job</source>
        <translation>Chọn giờ, ngày và lượt của công việc này</translation>
    </message>
    <message>
        <source>Opened: the choices are below</source>
        <translation>Đang mở: các lựa chọn ở bên dưới</translation>
    </message>
</context>
<context>
    <name>WritingDialog</name>
    <message>
        <source>How far the writing is</source>
        <translation>Tiến độ ghi</translation>
    </message>
    <message>
        <source>Writing the messages…</source>
        <translation>Đang ghi các thư…</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Hủy</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Đón&amp;g</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1 trên %2 thư</translation>
    </message>
</context>
<context>
    <name>_Veil</name>
    <message>
        <source>Let go to open this workbook</source>
        <translation>Thả ra để mở sổ tính này</translation>
    </message>
</context>
</TS>
