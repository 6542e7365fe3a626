@rem Starts the kiosk with the session of the account "kiosk", and with no other.
@if /i "%USERNAME%"=="kiosk" call "%~dp0supervise.cmd"
