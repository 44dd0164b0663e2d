# Set up what is missing, then run every check and test:  packaging\test.ps1 [--long] [pytest arguments]
# --long adds the tests marked `long`. All checks run, whatever fails; the end says which did.
& (Join-Path $PSScriptRoot 'prepare.ps1') -Dev
if ($LASTEXITCODE) { exit $LASTEXITCODE }

$pytest = @('-m', 'pytest')
$rest = @($args)
if ($rest.Count -and $rest[0] -eq '--long') {
    $pytest += '-m', 'long or not long'
    $rest = @($rest | Select-Object -Skip 1)
}

$root = Split-Path -Parent $PSScriptRoot
$scripts = Join-Path $root '.venv\Scripts'
$platform = $env:QT_QPA_PLATFORM
$env:QT_QPA_PLATFORM = 'offscreen'
$summary = @()
$status = 0
Push-Location $root
try {
    foreach ($check in
        @('ruff check', 'ruff.exe', @('check')),
        @('ruff format', 'ruff.exe', @('format', '--check')),
        @('mypy', 'mypy.exe', @()),
        @('import contracts', 'lint-imports.exe', @('--no-logo')),
        @('tests', 'python.exe', ($pytest + $rest))) {
        $name, $program, $arguments = $check
        Write-Host "`n== $name"
        & (Join-Path $scripts $program) @arguments
        if ($LASTEXITCODE) {
            $summary += "FAILED  $name"
            $status = 1
        }
        else {
            $summary += "ok      $name"
        }
    }
}
finally {
    Pop-Location
    $env:QT_QPA_PLATFORM = $platform
}
Write-Host ''
$summary | Write-Host
exit $status
