;;; Has the tests of m3ua-testtool speak M3UA over TCP, where they speak it over SCTP by an extension of guile. Loaded after them.
;;; A connection that ends or stays silent while a test waits is no answer: the test is over, and has failed.

(define closed 3)

(define (tcp-socket)
  (let ((s (socket AF_INET SOCK_STREAM 0)))
    (setsockopt s SOL_SOCKET SO_REUSEADDR 1)
    s))

(define (m3ua-connect local-addr local-port remote-addr remote-port)
  (let ((s (tcp-socket)))
    (connect s AF_INET (inet-pton AF_INET remote-addr) remote-port)
    (setsockopt s IPPROTO_TCP TCP_NODELAY 1)
    s))

(define (m3ua-accept local-addr local-port)
  (let ((s (tcp-socket)))
    (bind s AF_INET (inet-pton AF_INET local-addr) local-port)
    (listen s 1)
    (let ((accepted (car (accept s))))
      (close s)
      (setsockopt accepted IPPROTO_TCP TCP_NODELAY 1)
      accepted)))

(define (m3ua-send-message s stream message)
  (send s (u8-list->bytevector message)))

;;; So many octets as a list, or fewer where the connection has ended.
(define (read-octets s count)
  (let loop ((octets (list)) (left count))
    (if (zero? left)
        octets
        (let* ((buffer (make-bytevector left))
               (got (recv! s buffer)))
          (if (zero? got)
              octets
              (loop (append octets (list-head (bytevector->u8-list buffer) got)) (- left got)))))))

;;; The next message, or an empty list.
(define (next-message s)
  (catch 'system-error
    (lambda ()
      (let ((header (read-octets s 8)))
        (if (< (length header) 8)
            (list)
            (append header (read-octets s (- (bytes->uint32 (list-tail header 4)) 8))))))
    (lambda (key . args) (list))))

(define (m3ua-recv-message s)
  (let ((message (next-message s)))
    (if (null? message) (exit closed))
    message))

;;; Nothing within the time, and no more at all, is what some tests want to see.
(define (m3ua-recv-message-with-timeout s seconds)
  (if (null? (car (select (list s) (list) (list) seconds)))
      (list)
      (next-message s)))

(define sut-port (string->number (getenv "SUT_PORT")))
(define sut-port-1 sut-port)
(define sut-port-2 sut-port)
(define tester-port (string->number (getenv "TESTER_PORT")))
(define iut-pc 2)
(define tester-pc 1)
(define ss7-si 3)
(define iut-ni 2)
