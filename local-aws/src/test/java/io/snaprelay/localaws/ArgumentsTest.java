package io.snaprelay.localaws;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void everyOptionOfTheUsageIsUnderstood() {
    assertDoesNotThrow(
        () ->
            Arguments.parse(
                new String[] {
                  "--port",
                  "0",
                  "--data",
                  "x",
                  "--time-scale",
                  "60",
                  "--manual-clock",
                  "--account",
                  "222222222222",
                  "--lazy-servers",
                  "--max-instances",
                  "400",
                  "--max-snapshots",
                  "700"
                }));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--prot 4566       | There is no option --prot",
        "4566              | There is no option 4566",
        "--port            | --port needs a value",
        "--port http       | --port needs a number. For input string: \"http\"",
        "--port 70000      | --port: A port is from 0 to 65535, not 70000",
        "--time-scale fast | --time-scale needs a number. For input string: \"fast\"",
        "--time-scale -1   | --time-scale: The time scale is 0 or a positive number, not -1.0",
        "--account 12      | --account: An account has twelve digits, not 12"
      })
  void whatCannotBeUsedIsNamed(String line, String message) {
    BadArguments bad = assertThrows(BadArguments.class, () -> Arguments.parse(line.split(" ")));
    assertEquals(message, bad.getMessage());
  }
}
