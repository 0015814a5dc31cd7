package io.snaprelay.localaws.server;

/** When the server of a started database really runs. */
public enum Start {
  AT_ONCE,
  ON_FIRST_CONNECTION
}
