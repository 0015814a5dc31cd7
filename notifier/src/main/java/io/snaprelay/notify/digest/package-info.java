/**
 * One message by a schedule instead of many. News is put into the issue of the digest that is due
 * next; an issue is closed when it is due, then sealed, then told. What an issue holds is decided
 * once, by its seal: whatever was put in too late knows by it that it has to go into the next one.
 */
package io.snaprelay.notify.digest;
