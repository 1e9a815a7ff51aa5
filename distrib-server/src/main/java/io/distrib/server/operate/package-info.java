/**
 * What an operator sees of a running nameserver and tells it: the status, and what is laid down for
 * single sites over what is measured. Start here: {@link io.distrib.server.operate.Operator}.
 */
@NullMarked
package io.distrib.server.operate;

import org.jspecify.annotations.NullMarked;
