/**
 * How a notice gets to one recipient. {@link io.snaprelay.notify.channel.Letter} says it in words,
 * once for all; a channel gives the words its form, within the lengths that its documents allow,
 * sends them, and answers how that went. Nothing in here repeats an attempt or keeps a record.
 */
package io.snaprelay.notify.channel;
