package io.snaprelay.infra.emulators;

import static org.junit.jupiter.api.Assumptions.abort;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The program {@code moto_server}, for as long as it is open. */
record MotoServer(Process process, int port) implements Emulator {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Starts it; where it is not installed, the test is skipped. */
  static MotoServer start() {
    int port = freePort();
    ProcessBuilder program =
        new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    program.environment().put("MOTO_ACCOUNT_ID", AwsClients.ACCOUNT);
    try {
      MotoServer server = new MotoServer(program.start(), port);
      Patience.until(PATIENCE, server::answering)
          .orElseThrow(() -> new AssertionError("moto_server does not listen"));
      return server;
    } catch (IOException e) {
      return abort("Skipped: there is no moto_server here: " + e.getMessage());
    }
  }

  private Optional<Integer> answering() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return Optional.of(socket.getPort());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
