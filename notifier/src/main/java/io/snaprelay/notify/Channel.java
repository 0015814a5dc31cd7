package io.snaprelay.notify;

import java.net.http.HttpRequest;

/** A way to tell somebody: how a notice becomes one HTTP request. */
interface Channel {
  /** The request, complete but for its time-out. */
  HttpRequest.Builder message(Notice notice);
}
