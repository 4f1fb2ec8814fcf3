@echo off
rem Starts Latchkey from its sources: builds what is missing or stale, then runs it.
setlocal enabledelayedexpansion
set "HOME_DIR=%~dp0"
set "HOME_DIR=%HOME_DIR:~0,-1%"

set "WHAT=%~1"
if "%WHAT%"=="" set "WHAT=app"
if "%WHAT%"=="app" (set "MODULE=desktop-app" & set "MAIN=dev.latchkey.desktop.Launcher" & goto :known)
if "%WHAT%"=="sandbox" (set "MODULE=mock-server" & set "MAIN=dev.latchkey.mockserver.cli.Main" & goto :known)
if "%WHAT%"=="bench" (set "MODULE=benchmarks" & set "MAIN=dev.latchkey.benchmarks.Main" & goto :known)
echo Usage: latchkey                     open the app
echo        latchkey sandbox [options]   run the mock server (--help lists its options)
echo        latchkey bench [what]        run the benchmarks
if "%WHAT%"=="help" exit /b 0
exit /b 2

:known
set "ARGS="
shift
:next_argument
if "%~1"=="" goto :arguments_done
set "ARGS=!ARGS! "%~1""
shift
goto :next_argument
:arguments_done

set "JDK=%LATCHKEY_JAVA_HOME%"
if "%JDK%"=="" set "JDK=%JAVA_HOME%"
if "%JDK%"=="" (
    echo latchkey: A JDK 25 or newer is needed. Name its folder in LATCHKEY_JAVA_HOME or JAVA_HOME. 1>&2
    exit /b 1
)
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%JDK%\release" 2^>nul') do for /f "delims=." %%m in ("%%~v") do set "VERSION=%%m"
if "%VERSION%"=="" set "VERSION=0"
if %VERSION% LSS 25 (
    echo latchkey: A JDK 25 or newer is needed, but %JDK% is not one. Name another folder in LATCHKEY_JAVA_HOME. 1>&2
    exit /b 1
)

set "STAMP=%HOME_DIR%\%MODULE%\target\started"
powershell -NoProfile -Command "$s = Get-Item '%STAMP%' -ErrorAction SilentlyContinue; if (-not $s) { exit 1 }; $n = Get-ChildItem -Recurse -File -ErrorAction SilentlyContinue '%HOME_DIR%\pom.xml','%HOME_DIR%\sdk\pom.xml','%HOME_DIR%\sdk\src\main','%HOME_DIR%\mock-server\pom.xml','%HOME_DIR%\mock-server\src\main','%HOME_DIR%\%MODULE%\pom.xml','%HOME_DIR%\%MODULE%\src\main' | Where-Object LastWriteTime -gt $s.LastWriteTime; if ($n) { exit 1 }"
if not errorlevel 1 goto :run
where mvn >nul 2>nul || (echo latchkey: Maven is needed to build Latchkey and was not found. Install Maven 3.8.7 or newer. 1>&2 & exit /b 1)
echo Building Latchkey. The first time this takes a minute or two. 1>&2
if exist "%HOME_DIR%\%MODULE%\target\lib" rmdir /s /q "%HOME_DIR%\%MODULE%\target\lib"
set "JAVA_HOME=%JDK%"
set "PROFILE="
if "%WHAT%"=="bench" set "PROFILE=-Ppeers"
call mvn -q -B -f "%HOME_DIR%\pom.xml" -pl %MODULE% -am %PROFILE% -Dmaven.test.skip=true -Dformatter.skip=true package || exit /b 1
type nul > "%STAMP%"

:run
set "LIB=%HOME_DIR%\%MODULE%\target\lib"
set "JAVAFX="
if "%WHAT%"=="app" for %%j in ("%LIB%\javafx-*.jar") do set "JAVAFX=!JAVAFX!;%%j"
set "CLASSES=%HOME_DIR%\%MODULE%\target\latchkey-%MODULE%.jar"
for %%j in ("%LIB%\*.jar") do (
    set "NAME=%%~nj"
    if not "!NAME:~0,7!"=="javafx-" set "CLASSES=!CLASSES!;%%j"
)
if "%WHAT%"=="app" (
    "%JDK%\bin\java" -Xms16m -Xmx256m -XX:+UseSerialGC --enable-native-access=javafx.graphics,ALL-UNNAMED --module-path "%JAVAFX:~1%" --add-modules javafx.controls %LATCHKEY_JAVA_OPTIONS% -cp "%CLASSES%" %MAIN% %ARGS%
) else (
    "%JDK%\bin\java" --enable-native-access=ALL-UNNAMED %LATCHKEY_JAVA_OPTIONS% -cp "%CLASSES%" %MAIN% %ARGS%
)
exit /b %ERRORLEVEL%
