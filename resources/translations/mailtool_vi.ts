<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
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
        <source>&amp;Browse...</source>
        <translation>&amp;Duyệt...</translation>
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
        <source>&amp;Add account...</source>
        <translation>T&amp;hêm tài khoản...</translation>
    </message>
    <message>
        <source>&amp;Edit...</source>
        <translation>&amp;Sửa...</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Thử</translation>
    </message>
    <message>
        <source>&amp;Remove...</source>
        <translation>&amp;Gỡ...</translation>
    </message>
    <message>
        <source>“%1” is kept. Test tries to connect and log in.</source>
        <translation>Đã lưu “%1”. Nút Thử sẽ kết nối và đăng nhập.</translation>
    </message>
    <message>
        <source>“%1” is kept without its password: this computer has no keyring that keeps it safely, or none was given. Edit the account to give it, or start MailTool with the environment variable %2.</source>
        <translation>“%1” được giữ nhưng không có mật khẩu: máy này không có kho khóa an toàn, hoặc chưa nhập mật khẩu. Hãy sửa tài khoản để nhập, hoặc mở MailTool với biến môi trường %2.</translation>
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
        <source>and %1 other causes</source>
        <translation>và %1 nguyên nhân khác</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Xem: %1</translation>
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
        <source>Nothing was found that needs your attention.</source>
        <translation>Không thấy gì cần bạn chú ý.</translation>
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
        <source>&amp;From</source>
        <translation>&amp;Từ</translation>
    </message>
    <message>
        <source>How far the check is</source>
        <translation>Kiểm tra đến đâu rồi</translation>
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
        <source>Stopping cleanly lets the messages in flight finish; every other row waits, and sending goes on where it stopped when MailTool is opened again. Nothing is lost and nothing is sent twice.</source>
        <translation>Dừng gọn để các thư đang gửi hoàn tất; mọi hàng khác chờ, và việc gửi tiếp tục từ chỗ đã dừng khi MailTool được mở lại. Không mất gì và không gửi gì hai lần.</translation>
    </message>
    <message>
        <source>Kept in the tray, MailTool goes on sending without its window.</source>
        <translation>Ở khay hệ thống, MailTool tiếp tục gửi mà không cần cửa sổ.</translation>
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
        <source>What the server said</source>
        <translation>Máy chủ nói gì</translation>
    </message>
</context>
<context>
    <name>DeliveryDialog</name>
    <message>
        <source>Row %1 of the workbook</source>
        <translation>Hàng %1 của sổ tính</translation>
    </message>
    <message>
        <source>The line broke after the message was handed over, so it may have arrived or not. Look into your Sent folder or ask the recipient, then say what is true. MailTool never sends it again by itself.</source>
        <translation>Đường truyền đứt sau khi thư được trao, nên thư có thể đã đến hoặc chưa. Hãy xem thư mục Đã gửi hoặc hỏi người nhận, rồi cho biết sự thật. MailTool không bao giờ tự gửi lại.</translation>
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
    <name>DeliveryFilter</name>
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
    <name>FieldChips</name>
    <message>
        <source>Fields of your sheet: click to insert</source>
        <translation>Các trường trong trang tính: bấm để chèn</translation>
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
        <source>What the server said</source>
        <translation>Máy chủ nói gì</translation>
    </message>
</context>
<context>
    <name>JobActions</name>
    <message>
        <source>%1 messages have not been accepted yet; they will be skipped.</source>
        <translation>%1 thư chưa được máy chủ nhận; chúng sẽ bị bỏ qua.</translation>
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
        <source>Recipients: %1</source>
        <translation>Người nhận: %1</translation>
    </message>
    <message>
        <source>%1 (removed)</source>
        <translation>%1 (đã gỡ)</translation>
    </message>
    <message>
        <source>%1 at once, %2 every %3 s</source>
        <translation>%1 cùng lúc, %2 mỗi %3 giây</translation>
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
        <source>&amp;Export workbook</source>
        <translation>&amp;Xuất sổ tính</translation>
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
        <source>No address in this list begins with that or holds it.</source>
        <translation>Không có địa chỉ nào trong danh sách bắt đầu bằng hoặc chứa như vậy.</translation>
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
        <translation>%1 trên %2</translation>
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
        <source>No job has a recipient whose address begins with that or holds it.</source>
        <translation>Không công việc nào có người nhận với địa chỉ như vậy.</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Nothing leaves this computer; waiting times are divided by 60.</source>
        <translation>Không có gì rời khỏi máy này; thời gian chờ được chia cho 60.</translation>
    </message>
    <message>
        <source>A sending is about to start. Undo it first, or wait until it has begun.</source>
        <translation>Một lần gửi sắp bắt đầu. Hãy hoàn tác trước, hoặc chờ đến khi nó bắt đầu.</translation>
    </message>
    <message>
        <source>Messages in flight are finishing; then MailTool closes.</source>
        <translation>Các thư đang gửi sẽ hoàn tất, rồi MailTool đóng lại.</translation>
    </message>
    <message>
        <source>MailTool&apos;s data cannot be worked.</source>
        <translation>Không thể xử lý dữ liệu của MailTool.</translation>
    </message>
</context>
<context>
    <name>MessageStep</name>
    <message>
        <source>What your recipients read first</source>
        <translation>Điều người nhận đọc trước tiên</translation>
    </message>
    <message>
        <source>&lt;p&gt;Dear {{ first_name }},&lt;/p&gt;</source>
        <translation>&lt;p&gt;Kính gửi {{ first_name }},&lt;/p&gt;</translation>
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
        <source>&amp;Message (HTML)</source>
        <translation>&amp;Nội dung (HTML)</translation>
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
</context>
<context>
    <name>Pace</name>
    <message>
        <source>Takes %1 days, until about %2: it goes on by itself.</source>
        <translation>Mất %1 ngày, đến khoảng %2: việc gửi tự tiếp tục.</translation>
    </message>
    <message>
        <source>Takes about %1: done at about %2.</source>
        <translation>Mất khoảng %1: xong lúc khoảng %2.</translation>
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
        <source>Mail</source>
        <translation>Thư</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Văn bản thuần</translation>
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
        <translation>%1 trên %2</translation>
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
    <name>ReceivedPage</name>
    <message>
        <source>Received</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>Bức thư</translation>
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
        <source>Correct the errors in the workbook, or tick that they are skipped.</source>
        <translation>Hãy sửa lỗi trong sổ tính, hoặc đánh dấu để bỏ qua chúng.</translation>
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
        <source>Choose a workbook</source>
        <translation>Chọn sổ tính</translation>
    </message>
    <message>
        <source>Excel workbooks (*.xlsx *.xlsm *.xltx *.xltm)</source>
        <translation>Sổ tính Excel (*.xlsx *.xlsm *.xltx *.xltm)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tất cả tệp (*)</translation>
    </message>
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
    <message>
        <source>{0} is on its way. Drop the next workbook here.</source>
        <translation>{0} đang được gửi. Hãy thả sổ tính tiếp theo vào đây.</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>{0}, from {1}.</source>
        <translation>{0}, từ {1}.</translation>
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
        <source>Column {0}</source>
        <translation>Cột {0}</translation>
    </message>
    <message>
        <source>Excel shows an error in this cell. Correct it in the workbook.</source>
        <translation>Excel báo lỗi ở ô này. Hãy sửa trong sổ tính.</translation>
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
        <source>Sending starts in %1 s</source>
        <translation>Bắt đầu gửi sau %1 giây</translation>
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
