package io.snaprelay.localaws.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Listens in place of a server that is not started before somebody connects, and relays from then
 * on: the first connection cannot be handed over to another process.
 */
final class StartOnConnect implements AutoCloseable {

  /** Starts the server if it does not run. */
  interface Server {
    /**
     * @return the port that it listens on
     */
    int awake() throws IOException;
  }

  private static final Logger LOG = System.getLogger(StartOnConnect.class.getName());
  private static final int BACKLOG = 64;

  private final ServerSocket listener;
  private final Server server;

  private StartOnConnect(ServerSocket listener, Server server) {
    this.listener = listener;
    this.server = server;
  }

  static StartOnConnect listen(int port, Server server) throws IOException {
    ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    StartOnConnect front = new StartOnConnect(listener, server);
    inBackground(front::accept);
    return front;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        inBackground(() -> relay(client));
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "No longer listening on {0}", listener.getLocalPort());
      }
    }
  }

  private void relay(Socket client) {
    try (client;
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server.awake())) {
      client.setTcpNoDelay(true);
      behind.setTcpNoDelay(true);
      inBackground(() -> pump(behind, client));
      pump(client, behind);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "A connection to a sleeping server failed", e);
    }
  }

  /** One side's end is the other side's end: a reset of the one is a normal end here. */
  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A relayed connection ended", e);
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "local-aws-front");
    thread.setDaemon(true);
    thread.start();
  }
}
