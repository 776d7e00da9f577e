/**
 * INAP CS-1: operations, errors, and their parameters as records described once (ITU-T Q.1218 (10/95) clause 2.1 and
 * ETSI ETS 300 374-1).
 *
 * <p>{@link org.tollbridge.wire.inap.Operation} is the table. What comes in is read by
 * {@link org.tollbridge.wire.inap.InapCodec} and is a value or a refusal, which says what to answer:
 * <pre>{@code
 * switch (InapCodec.argument(operation, invoke.parameter(), variant)) {
 *     case Reading.Value<Argument>(InitialDp initial) -> initial.get(InitialDp.SERVICE_KEY) ...
 *     case Reading.Value<Argument>(Argument other) -> ...
 *     case Reading.Refused<Argument>(Answer answer, DecodeFailure failure) -> ...
 * }
 * }</pre>
 * What goes out is built from its fields:
 * <pre>{@code
 * BcsmEvent answer = BcsmEvent.TYPE.values()
 *         .set(BcsmEvent.EVENT_TYPE_BCSM, EventTypeBcsm.O_ANSWER)
 *         .set(BcsmEvent.MONITOR_MODE, MonitorMode.NOTIFY_AND_CONTINUE)
 *         .set(BcsmEvent.LEG_ID, LegId.sending(2))
 *         .build();
 * Optional<Octets> parameter = InapCodec.encode(request, variant);
 * }</pre>
 * Numbers, causes and the like are octets here; {@code wire.isup} looks into them.
 */
@NullMarked
package org.tollbridge.wire.inap;

import org.jspecify.annotations.NullMarked;
