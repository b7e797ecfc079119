@echo off
rem Starts CRM Ferry: with arguments the command line, without any the wizard.
setlocal
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java")
if not defined FERRY_HEAP set "FERRY_HEAP=512m"
"%JAVA%" "-XX:SharedArchiveFile=%HOME_DIR%\lib\ferry.jsa" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off "@%HOME_DIR%\lib\java.options" -Xmx%FERRY_HEAP% %FERRY_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" org.crmferry.Main %*
exit /b %ERRORLEVEL%
