@rem The command line of an installed Esimde, on its own Node.
@"%~dp0node.exe" --enable-source-maps --max-semi-space-size=8 "%~dp0dist\esimde.js" %*
