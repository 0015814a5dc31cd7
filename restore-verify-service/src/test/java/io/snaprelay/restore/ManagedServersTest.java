package io.snaprelay.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.restore.proof.Login;
import io.snaprelay.restore.proof.TlsServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedServersTest {
  private final List<String> asked = new ArrayList<>();
  private final ManagedServers servers =
      new ManagedServers(
          (region, arn) -> {
            asked.add(region + " " + arn);
            return new Login("owner", "open sesame");
          },
          new Site());

  @Test
  void theSecretIsReadWhereTheDatabaseIs() {
    TlsServer server = (TlsServer) servers.of(RestoreBench.settled()).orElseThrow();

    assertEquals(List.of("eu-central-1 " + RestoreBench.SECRET), asked);
    assertEquals("localhost", server.host());
    assertFalse(server.toString().contains("sesame"), server.toString());
  }

  @Test
  void withoutASecretThereIsNoWayIn() {
    assertTrue(servers.of(RestoreBench.managed("available")).isEmpty());
    assertEquals(List.of(), asked);
  }

  @Test
  void aSecretOfRdsIsALogin() {
    Login login =
        SecretsManagerSecrets.parse("arn", "{\"username\":\"owner\",\"password\":\"open sesame\"}");

    assertEquals(new Login("owner", "open sesame"), login);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sesame", "{\"password\":\"sesame\"}", "{\"sesame\"", "[\"sesame\"]", ""})
  void whatIsNoSecretOfRdsIsRefusedAndNotQuoted(String secret) {
    Exception refusal =
        assertThrows(
            IllegalStateException.class, () -> SecretsManagerSecrets.parse("arn:secret", secret));

    assertTrue(refusal.getMessage().startsWith("arn:secret "), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("sesame"), refusal.getMessage());
    assertEquals(null, refusal.getCause());
  }
}
