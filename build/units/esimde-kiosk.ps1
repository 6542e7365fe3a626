<#
.SYNOPSIS
Makes a Windows computer the kiosk of one account, or takes that back.
.DESCRIPTION
For Windows 10 and 11 Enterprise, Education and IoT Enterprise, in Windows PowerShell 5.1 as administrator. What was set
before is kept in %PROGRAMDATA%\EsimdeSetup\before.json, from which -Undo restores it. -WhatIf only says what it would do.
.EXAMPLE
powershell -ExecutionPolicy Bypass -File esimde-kiosk.ps1 -Account kiosk
.EXAMPLE
powershell -ExecutionPolicy Bypass -File esimde-kiosk.ps1 -Undo
#>
#Requires -Version 5.1
#Requires -RunAsAdministrator
[CmdletBinding(SupportsShouldProcess = $true)]
param(
  [string]$Account = 'kiosk',
  [string]$Program = "$env:ProgramFiles\Esimde\Esimde.exe",
  [switch]$Undo
)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$folder = Join-Path $env:ProgramData 'EsimdeSetup'
$stateFile = Join-Path $folder 'before.json'
$lockdown = 'root\standardcimv2\embedded'
$features = 'Client-DeviceLockdown', 'Client-EmbeddedShellLauncher', 'Client-KeyboardFilter'
# Staff left the kiosk: Shell Launcher does nothing then (electron/supervision/exit-codes.ts).
$staffExit = 76
$actions = @{ Restart = 0; Nothing = 3 }

# Values of the registry for every account, and for the kiosk's alone.
$policies = 'SOFTWARE\Policies\Microsoft\Windows'
$machineValues = @(
  @{ Path = "$policies\EdgeUI"; Name = 'AllowEdgeSwipe'; Value = 0 }
  @{ Path = "$policies\Personalization"; Name = 'NoLockScreen'; Value = 1 }
  @{ Path = "$policies\WindowsUpdate\AU"; Name = 'NoAutoRebootWithLoggedOnUsers'; Value = 1 }
  @{ Path = "$policies\Windows Error Reporting"; Name = 'DontShowUI'; Value = 1 }
)
$accountValues = @(
  @{ Path = "$policies\Explorer"; Name = 'DisableNotificationCenter'; Value = 1 }
  @{ Path = "$policies\CurrentVersion\PushNotifications"; Name = 'NoToastApplicationNotification'; Value = 1 }
)

function Read-Before {
  if (Test-Path $stateFile) { return @(Get-Content $stateFile -Raw | ConvertFrom-Json | ForEach-Object { $_ }) }
  return @()
}

# Keeps what was there, before it is changed; a second run does not replace what the first one found.
function Save-Before([hashtable]$entry) {
  $entries = @(Read-Before)
  if ($entries | Where-Object { $_.Kind -eq $entry.Kind -and $_.Key -eq $entry.Key }) { return }
  New-Item -ItemType Directory -Force -Path $folder | Out-Null
  $next = "$stateFile.new"
  ConvertTo-Json -Depth 4 -InputObject @($entries + [pscustomobject]$entry) | Set-Content -Encoding UTF8 -Path $next
  Move-Item -Force -Path $next -Destination $stateFile
}

function Set-Value([string]$root, [hashtable]$value) {
  $path = "Registry::$root\$($value.Path)"
  if (-not $PSCmdlet.ShouldProcess("$path\$($value.Name)", "set to $($value.Value)")) { return }
  $old = $null
  if (Test-Path $path) { $old = (Get-Item $path).GetValue($value.Name) }
  Save-Before @{ Kind = 'registry'; Key = "$path|$($value.Name)"; Old = $old }
  if (-not (Test-Path $path)) { New-Item -Force -Path $path | Out-Null }
  New-ItemProperty -Force -Path $path -Name $value.Name -PropertyType DWord -Value $value.Value | Out-Null
}

function Enable-Features {
  $restart = $false
  foreach ($name in $features) {
    $feature = Get-WindowsOptionalFeature -Online -FeatureName $name
    if ($null -eq $feature) { throw "This edition of Windows has no $name. Use Enterprise, Education or IoT Enterprise." }
    if ("$($feature.State)" -eq 'Enabled') { continue }
    if (-not $PSCmdlet.ShouldProcess($name, 'enable the feature')) { continue }
    Save-Before @{ Kind = 'feature'; Key = $name; Old = 'Disabled' }
    $done = Enable-WindowsOptionalFeature -Online -NoRestart -All -FeatureName $name
    if ($done.RestartNeeded) { $restart = $true }
  }
  return $restart
}

# The data folder for the kiosk, administrators and the system alone, by their numbers: names differ by language.
function Protect-Data([string]$sid) {
  $data = Join-Path $env:ProgramData 'Esimde'
  if (-not $PSCmdlet.ShouldProcess($data, 'close to other accounts')) { return }
  New-Item -ItemType Directory -Force -Path $data | Out-Null
  & icacls.exe $data /inheritance:r /grant:r "*${sid}:(OI)(CI)F" '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' | Out-Null
  if ($LASTEXITCODE -ne 0) { throw "icacls failed with $LASTEXITCODE." }
}

function Set-Shell([string]$sid) {
  if (-not $PSCmdlet.ShouldProcess($Program, "start as the shell of $Account")) { return }
  $class = Get-CimClass -Namespace $lockdown -ClassName WESL_UserSetting
  $was = (Invoke-CimMethod -CimClass $class -MethodName IsEnabled).Enabled
  Save-Before @{ Kind = 'shell'; Key = $sid; Old = [bool]$was }
  Invoke-CimMethod -CimClass $class -MethodName SetDefaultShell -Arguments @{ Shell = 'explorer.exe'; DefaultAction = $actions.Restart } | Out-Null
  Get-CimInstance -Namespace $lockdown -ClassName WESL_UserSetting | Where-Object { $_.Sid -eq $sid } | ForEach-Object {
    Invoke-CimMethod -CimClass $class -MethodName RemoveCustomShell -Arguments @{ Sid = $sid } | Out-Null
  }
  Invoke-CimMethod -CimClass $class -MethodName SetCustomShell -Arguments @{
    Sid = $sid
    Shell = "`"$Program`""
    CustomReturnCodes = [int[]]@($staffExit)
    CustomReturnCodesAction = [int[]]@($actions.Nothing)
    DefaultAction = $actions.Restart
  } | Out-Null
  Invoke-CimMethod -CimClass $class -MethodName SetEnabled -Arguments @{ Enabled = $true } | Out-Null
  Save-Before @{ Kind = 'variable'; Key = 'ESIMDE_KEPT'; Old = [Environment]::GetEnvironmentVariable('ESIMDE_KEPT', 'Machine') }
  [Environment]::SetEnvironmentVariable('ESIMDE_KEPT', '1', 'Machine')
}

# Every combination that Windows knows of; administrators keep them (DisableKeyboardFilterForAdministrators).
function Set-Keys {
  foreach ($key in Get-CimInstance -Namespace $lockdown -ClassName WEKF_PredefinedKey) {
    if ($key.Enabled -or -not $PSCmdlet.ShouldProcess($key.Id, 'block the keys')) { continue }
    Save-Before @{ Kind = 'keys'; Key = $key.Id; Old = $false }
    $key.Enabled = $true
    Set-CimInstance -InputObject $key
  }
}

function Get-Plan([string]$text) {
  if ($text -match '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}') { return $Matches[0] }
  throw "powercfg names no plan: $text"
}

# A plan of its own, so that the plan of before is left as it was.
function Set-Power {
  if (@(Read-Before | Where-Object { $_.Kind -eq 'power' }).Count -gt 0) { return }
  if (-not $PSCmdlet.ShouldProcess('power plan', 'never sleep, ignore the power button')) { return }
  $old = Get-Plan (& powercfg.exe /getactivescheme | Out-String)
  $new = Get-Plan (& powercfg.exe /duplicatescheme $old | Out-String)
  Save-Before @{ Kind = 'power'; Key = $new; Old = $old }
  & powercfg.exe /changename $new 'Esimde' | Out-Null
  & powercfg.exe /setactive $new
  foreach ($what in 'monitor-timeout-ac', 'standby-timeout-ac', 'hibernate-timeout-ac', 'disk-timeout-ac') {
    & powercfg.exe /change $what 0
  }
  & powercfg.exe /setacvalueindex $new SUB_BUTTONS PBUTTONACTION 0
  & powercfg.exe /setactive $new
}

function Undo-Entry($entry) {
  switch ($entry.Kind) {
    'registry' {
      $path, $name = $entry.Key -split '\|', 2
      if (-not (Test-Path $path)) { Write-Warning "$path is not loaded: its account has to be signed in."; return }
      if ($null -eq $entry.Old) { Remove-ItemProperty -Path $path -Name $name -ErrorAction SilentlyContinue }
      else { New-ItemProperty -Force -Path $path -Name $name -PropertyType DWord -Value ([int]$entry.Old) | Out-Null }
    }
    'feature' { Disable-WindowsOptionalFeature -Online -NoRestart -FeatureName $entry.Key | Out-Null }
    'shell' {
      $class = Get-CimClass -Namespace $lockdown -ClassName WESL_UserSetting
      Invoke-CimMethod -CimClass $class -MethodName RemoveCustomShell -Arguments @{ Sid = $entry.Key } | Out-Null
      Invoke-CimMethod -CimClass $class -MethodName SetEnabled -Arguments @{ Enabled = [bool]$entry.Old } | Out-Null
    }
    'variable' { [Environment]::SetEnvironmentVariable($entry.Key, $entry.Old, 'Machine') }
    'keys' {
      $key = Get-CimInstance -Namespace $lockdown -ClassName WEKF_PredefinedKey | Where-Object { $_.Id -eq $entry.Key }
      if ($key) {
        $key.Enabled = [bool]$entry.Old
        Set-CimInstance -InputObject $key
      }
    }
    'power' {
      & powercfg.exe /setactive $entry.Old
      & powercfg.exe /delete $entry.Key
    }
    default { throw "before.json holds an entry that this script does not know: $($entry.Kind)" }
  }
}

function Undo-All {
  $entries = @(Read-Before)
  if ($entries.Count -eq 0) { Write-Output 'There is nothing to undo.'; return }
  # In reverse: the features go last, because shell and keys need them.
  [array]::Reverse($entries)
  foreach ($entry in $entries) {
    if ($PSCmdlet.ShouldProcess("$($entry.Kind) $($entry.Key)", 'restore')) { Undo-Entry $entry }
  }
  if (-not $WhatIfPreference) { Remove-Item -Path $stateFile }
  Write-Output 'Everything is as it was before; the data folder stays closed to other accounts. Restart the computer.'
}

if ($Undo) { Undo-All; return }
if (-not (Test-Path $Program)) { throw "$Program is missing: install Esimde, or name it with -Program." }
$user = Get-LocalUser -Name $Account -ErrorAction SilentlyContinue
if ($null -eq $user) { throw "There is no account $Account. Create a standard account and sign in with it once." }
$sid = $user.SID.Value
if (@(Get-LocalGroupMember -SID 'S-1-5-32-544').SID.Value -contains $sid) { throw "$Account is an administrator: a kiosk must not be." }

$restart = Enable-Features
Protect-Data $sid
foreach ($value in $machineValues) { Set-Value 'HKEY_LOCAL_MACHINE' $value }
if (Test-Path "Registry::HKEY_USERS\$sid") { foreach ($value in $accountValues) { Set-Value "HKEY_USERS\$sid" $value } }
else { Write-Warning "$Account is not signed in: run this again while it is, so that its notifications are turned off." }
Set-Power
if ($restart) { Write-Warning 'Restart the computer and run this again: Windows has to load its features first.'; return }
Set-Shell $sid
Set-Keys
Write-Output "$Account shows the kiosk from its next session on. Signing in at power-on is set in netplwiz. -Undo takes everything back."
