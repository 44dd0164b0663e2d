# Set up what is missing, then start the program:  packaging\run.ps1 [arguments of showroom-crm]
& (Join-Path $PSScriptRoot 'prepare.ps1')
if ($LASTEXITCODE) { exit $LASTEXITCODE }
$root = Split-Path -Parent $PSScriptRoot
& (Join-Path $root '.venv\Scripts\python.exe') -P -m showroom_crm @args
exit $LASTEXITCODE
