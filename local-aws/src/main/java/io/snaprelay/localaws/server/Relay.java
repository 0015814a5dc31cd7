package io.snaprelay.localaws.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens on a port and relays what comes to a server that listens on another one: because that
 * server sleeps until somebody connects, or because it has several addresses.
 */
public final class Relay implements AutoCloseable {

  /** Who is behind the relay; it may have to be started first. */
  public interface Server {
    /**
     * @return the port that it listens on
     */
    int awake() throws IOException;
  }

  private static final Logger LOG = System.getLogger(Relay.class.getName());
  private static final int BACKLOG = 64;

  private final ServerSocket listener;
  private final Server server;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final Thread acceptor;

  private Relay(ServerSocket listener, Server server) {
    this.listener = listener;
    this.server = server;
    this.acceptor = inBackground(this::accept);
  }

  public static Relay listen(int port, Server server) throws IOException {
    ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    return new Relay(listener, server);
  }

  /**
   * Nobody is let in any more, and all connections end. The port is free when this returns: that is
   * only when the thread is back that the system has wait for clients.
   */
  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
    awaitAcceptor();
  }

  /**
   * Nobody is let in any more; who is in stays until one of both sides ends it, or {@link #close}
   * does. The port is free when this returns.
   */
  public void leave() throws IOException {
    listener.close();
    awaitAcceptor();
  }

  private void awaitAcceptor() throws IOException {
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while a relay was closed");
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        clients.add(client);
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
      LOG.log(Level.WARNING, "A connection to the server behind a relay failed", e);
    } finally {
      clients.remove(client);
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

  private static Thread inBackground(Runnable work) {
    Thread thread = new Thread(work, "local-aws-relay");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
