package io.snaprelay.localaws.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes to a port is taken to the server on another one, until the relay is closed. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RelayTest {

  private final int port = Ports.free();
  private ServerSocket server;
  private Relay relay;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    relay.close();
    server.close();
  }

  @Test
  void bytesTravelInBothDirections() throws Exception {
    relay = Relay.listen(port, server::getLocalPort);

    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket behind = server.accept()) {
      client.getOutputStream().write(7);
      assertEquals(7, behind.getInputStream().read());
      behind.getOutputStream().write(8);
      assertEquals(8, client.getInputStream().read());
    }
  }

  @Test
  void closingEndsConnectionsAndLetsNobodyInAnyMore() throws Exception {
    relay = Relay.listen(port, server::getLocalPort);
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket behind = server.accept()) {
      relay.close();

      assertEquals(-1, behind.getInputStream().read());
      assertEquals(-1, client.getInputStream().read());
    }
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }

  @Test
  void whoeverIsInStaysInWhenItLeavesItsPortAndNobodyElseGetsIn() throws Exception {
    relay = Relay.listen(port, server::getLocalPort);
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket behind = server.accept()) {
      relay.leave();

      assertThrows(
          ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
      client.getOutputStream().write(7);
      assertEquals(7, behind.getInputStream().read());
      relay.close();
      assertEquals(-1, client.getInputStream().read());
    }
  }

  @Test
  void thePortIsFreeWhenCloseReturns() throws Exception {
    for (int round = 0; round < 300; round++) {
      relay = Relay.listen(port, server::getLocalPort);
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
          Socket behind = server.accept()) {
        client.getOutputStream().write(round);
        assertEquals(round % 256, behind.getInputStream().read());
        relay.close();
      }
    }
  }

  @Test
  void aClientOfAServerThatDoesNotComeUpIsSentAway() throws Exception {
    relay =
        Relay.listen(
            port,
            () -> {
              throw new IOException("does not start");
            });

    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertEquals(-1, client.getInputStream().read());
    }
  }
}
