package io.snaprelay.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mariadb.jdbc.Driver;
import org.mariadb.jdbc.plugin.AuthenticationPluginFactory;
import org.mariadb.jdbc.plugin.Codec;
import org.mariadb.jdbc.plugin.CredentialPlugin;
import org.mariadb.jdbc.plugin.authentication.addon.ClearPasswordPluginFactory;
import org.mariadb.jdbc.plugin.codec.StringCodec;

class KeepMariaDbTest {
  private static final String FILE =
      "/META-INF/native-image/io.snaprelay/step-runtime-database/native-image.properties";

  /** Another version of the driver may look up more. */
  @Test
  void everyKindOfPluginThatTheDriverLooksUpIsKeptOrLeftOutOnPurpose() throws Exception {
    Set<String> known = new TreeSet<>();
    KeepMariaDb.SERVICES.forEach(each -> known.add(each.getName()));
    known.add(CredentialPlugin.class.getName());
    known.add(java.sql.Driver.class.getName());

    assertEquals(known, services());
  }

  @Test
  void aParameterOfTextCanBeWritten() {
    assertTrue(KeepMariaDb.providers(Codec.class).toList().contains(StringCodec.class));
  }

  /**
   * IAM's tokens are sent as they are, over TLS (RDS User Guide, "IAM database authentication").
   */
  @Test
  void aTokenCanBeSent() {
    assertTrue(
        KeepMariaDb.providers(AuthenticationPluginFactory.class)
            .toList()
            .contains(ClearPasswordPluginFactory.class));
  }

  @ParameterizedTest
  @MethodSource("kept")
  void everyPluginCanBeMade(Class<?> service) {
    KeepMariaDb.providers(service)
        .forEach(each -> assertEquals(1, each.getConstructors().length, each.getName()));
  }

  static Stream<Class<?>> kept() {
    return KeepMariaDb.SERVICES.stream();
  }

  @Test
  void theBuilderIsToldOfIt() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = KeepMariaDbTest.class.getResourceAsStream(FILE)) {
      properties.load(in);
    }

    assertEquals("--features=" + KeepMariaDb.class.getName(), properties.getProperty("Args"));
  }

  private static Set<String> services() throws IOException, URISyntaxException {
    Path jar = Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (FileSystem files = FileSystems.newFileSystem(jar);
        Stream<Path> all = Files.list(files.getPath("META-INF/services"))) {
      return all.map(each -> each.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
