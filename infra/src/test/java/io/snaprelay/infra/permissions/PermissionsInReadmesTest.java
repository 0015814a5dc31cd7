package io.snaprelay.infra.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each service's README tells what its template allows. Run with {@code
 * -Dsnaprelay.permissions=write} after a change of a template.
 */
class PermissionsInReadmesTest {
  private static final Pattern TABLE =
      Pattern.compile("(?m)^\\| statement \\| actions \\|.*\\R(?:\\|.*\\R)*");

  @ParameterizedTest
  @EnumSource(Service.class)
  void aReadmeTellsWhatTheTemplateAllows(Service service) throws IOException {
    Path readme = Path.of("..", service.serviceName(), "README.md");
    String text = Files.readString(readme);
    Matcher table = TABLE.matcher(text);
    assertTrue(table.find(), readme + " has no table of permissions");
    String wanted = PermissionTable.of(service.serviceName());
    if (System.getProperty("snaprelay.permissions", "").equals("write")) {
      Files.writeString(readme, table.replaceFirst(Matcher.quoteReplacement(wanted)));
    } else {
      assertEquals(wanted, table.group());
    }
  }
}
