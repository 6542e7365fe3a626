@rem Starts the kiosk and restarts it when it ends or hangs; takes the options of `esimde start`.
@call "%~dp0esimde.cmd" supervise %*
