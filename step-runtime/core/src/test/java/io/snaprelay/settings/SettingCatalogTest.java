package io.snaprelay.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettingCatalogTest {
  @ParameterizedTest
  @EnumSource(SettingCatalog.class)
  void namesAreUnique(SettingCatalog catalog) {
    List<String> names = catalog.all().map(Setting::settingName).toList();

    assertTrue(names.size() > 10);
    assertEquals(names.stream().distinct().toList(), names);
    assertTrue(catalog.named("no such setting").isEmpty());
  }

  /** What is asked for after the restore has to be something that RDS lets one change. */
  @ParameterizedTest
  @EnumSource(SettingCatalog.class)
  void whatIsLeftForLaterCanBeChangedLater(SettingCatalog catalog) {
    List<Way> later = List.of(Way.MODIFY, Way.PROMOTION);

    assertEquals(
        List.of(),
        catalog
            .all()
            .filter(setting -> later.contains(setting.way()))
            .map(Setting::settingName)
            .filter(name -> !catalog.isChangeable(name))
            .toList());
  }
}
