/**
 * What a database is like besides its data, and how that survives a restore. {@link
 * io.snaprelay.settings.SettingCatalog} is the table of all settings; they are captured ({@link
 * io.snaprelay.settings.CapturedSettings}) while the source is there, put into the names of the
 * place of the restore ({@link io.snaprelay.settings.WantedSettings}), asked for, and compared
 * ({@link io.snaprelay.settings.SettingsComparison}).
 */
package io.snaprelay.settings;
