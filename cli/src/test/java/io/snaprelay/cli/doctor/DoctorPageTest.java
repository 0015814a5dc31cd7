package io.snaprelay.cli.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page's table is the table of the code, in its order. */
final class DoctorPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| (problem|warning) \\| .{10,} \\|$", Pattern.MULTILINE);

  @Test
  void everyCodeIsExplainedWithItsSeverity() throws IOException {
    List<String> explained =
        ROW.matcher(Files.readString(Path.of("../docs/doctor.md")))
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();

    assertEquals(
        Arrays.stream(FindingCode.values())
            .map(code -> code + " " + code.severity().name().toLowerCase(Locale.ROOT))
            .toList(),
        explained);
  }
}
