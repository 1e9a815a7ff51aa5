/**
 * Strict readers of HTTP syntax: authority, request target, forwarding fields, cookies,
 * Accept-Language. They take text from outside and either understand all of it or refuse it. Start
 * here: {@link io.distrib.http.RequestTarget}.
 */
@NullMarked
package io.distrib.http;

import org.jspecify.annotations.NullMarked;
