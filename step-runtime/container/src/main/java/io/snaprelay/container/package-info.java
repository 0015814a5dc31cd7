/**
 * The entry of the container form. A receiver polls the service's queue for as many messages as
 * there are free workers; a worker brings one message to the loop; a settler hides messages while
 * they are worked on, and deletes, releases or dead-letters them afterwards.
 */
package io.snaprelay.container;
