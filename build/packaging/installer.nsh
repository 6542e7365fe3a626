; A shortcut to the workshop, and the kiosk with the session of its account (cli/autostart.cmd).
!define AUTOSTART_KEY "Software\Microsoft\Windows\CurrentVersion\Run"

!macro customInstall
  CreateShortCut "$SMPROGRAMS\Esimde workshop.lnk" "$INSTDIR\Esimde.exe" "--curator"
  WriteRegStr HKLM "${AUTOSTART_KEY}" "Esimde" 'cmd.exe /d /c start "" /min "$INSTDIR\resources\cli\autostart.cmd"'
!macroend
!macro customUnInstall
  Delete "$SMPROGRAMS\Esimde workshop.lnk"
  DeleteRegValue HKLM "${AUTOSTART_KEY}" "Esimde"
!macroend
