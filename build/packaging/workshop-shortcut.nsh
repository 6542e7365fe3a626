!macro customInstall
  CreateShortCut "$SMPROGRAMS\Esimde workshop.lnk" "$INSTDIR\Esimde.exe" "--curator"
!macroend
!macro customUnInstall
  Delete "$SMPROGRAMS\Esimde workshop.lnk"
!macroend
