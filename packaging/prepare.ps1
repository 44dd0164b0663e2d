# Make .venv ready on Windows: Python, the locked packages, the project, its translations.
#   packaging\prepare.ps1         what the program needs
#   packaging\prepare.ps1 -Dev    and what the checks need
# $env:PYTHON names the Python to use (3.11 to 3.13, 64-bit). Silent when all is ready.
param([switch]$Dev)

$ErrorActionPreference = 'Stop'
$root = Split-Path -Parent $PSScriptRoot
$venv = Join-Path $root '.venv'
$venvPython = Join-Path $venv 'Scripts\python.exe'
$kind = 'run'
$lock = 'requirements.lock'
if ($Dev) {
    $kind = 'dev'
    $lock = 'requirements-dev.lock'
}

function Stop-With([string]$message) {
    Write-Host $message
    exit 1
}

# A program's name and the arguments that come before ours.
function Test-Python([string[]]$python) {
    if (-not (Get-Command $python[0] -ErrorAction SilentlyContinue)) { return $false }
    $before = @($python | Select-Object -Skip 1)
    # The launcher says on stderr that it has no such version, which must not end this script.
    $ErrorActionPreference = 'Continue'
    & $python[0] @before -c "import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] <= (3, 13) and sys.maxsize > 2**32))" 2>&1 | Out-Null
    return $LASTEXITCODE -eq 0
}

function Find-Python {
    if ($env:PYTHON) {
        if (Test-Python @($env:PYTHON)) { return , @($env:PYTHON) }
        Stop-With "PYTHON=$env:PYTHON is not a 64-bit Python 3.11, 3.12 or 3.13."
    }
    foreach ($python in @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('python'), @('python3')) {
        if (Test-Python $python) { return , $python }
    }
    Stop-With "No 64-bit Python 3.11, 3.12 or 3.13 was found. If there is one, set `$env:PYTHON to its python.exe."
}

# What a .venv is made from; the place too, since it holds absolute paths.
function Get-Stamp([string[]]$python) {
    $before = @($python | Select-Object -Skip 1)
    $version = & $python[0] @before -c "import platform; print(platform.python_version())"
    $files = 'requirements.lock', 'requirements-dev.lock', 'pyproject.toml' | ForEach-Object {
        (Get-FileHash (Join-Path $root $_) -Algorithm SHA256).Hash
    }
    return (@($version, $root) + $files) -join ' '
}

function Test-MadeFor([string]$purpose) {
    $file = Join-Path $venv "made-for-$purpose"
    return (Test-Path $file) -and ((Get-Content $file -Raw).Trim() -eq $wanted)
}

function Invoke-Pip {
    & $venvPython -m pip --disable-pip-version-check install @args | Out-Host
    if ($LASTEXITCODE) { Stop-With 'pip could not install what is needed.' }
}

Push-Location $root
try {
    if ($env:PYTHON -or -not (Test-Python @($venvPython))) { $python = Find-Python } else { $python = @($venvPython) }
    $wanted = Get-Stamp $python
    if (-not (Test-MadeFor 'dev') -and -not (Test-MadeFor $kind)) {
        if (-not (Test-MadeFor 'run')) {
            $python = Find-Python
            $wanted = Get-Stamp $python
            $before = @($python | Select-Object -Skip 1)
            & $python[0] @before -m venv --clear $venv | Out-Host
            if ($LASTEXITCODE) { Stop-With 'The folder .venv could not be made.' }
        }
        Write-Host 'Installing Python packages into .venv (once; about 300 MB to fetch)'
        Invoke-Pip --require-hashes --only-binary :all: -r $lock
        Invoke-Pip --no-deps --no-build-isolation -e .
        Set-Content -Path (Join-Path $venv "made-for-$kind") -Value $wanted -Encoding UTF8
    }
    & $venvPython packaging\compile_translations.py
    exit $LASTEXITCODE
}
finally {
    Pop-Location
}
