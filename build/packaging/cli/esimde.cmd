@rem The command line of an installed Esimde, on its own Node.
@"%~dp0node.exe" --enable-source-maps "%~dp0dist\esimde.js" %*
