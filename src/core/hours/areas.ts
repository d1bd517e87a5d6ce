/**
 * Time zones by the digits a national number begins with, for countries with more than one: the longest that fits counts. Several zones: the area lies in
 * all of them. What begins otherwise, mobiles of most countries and freephone numbers, may be anywhere in the country.
 */
export const AREAS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    'America/New_York': '201 202 203 207 212 215 216 220 223 227 229 234 239 240 248 252 260 267 269 272 276 283 301 302 304 305 313 315 317 321 324 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 419 434 436 440 443 445 463 470 472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 574 582 585 586 603 606 607 609 610 614 616 617 624 631 640 645 646 656 667 678 679 680 681 686 689 703 704 706 716 717 718 724 727 728 732 734 740 743 754 757 762 765 770 771 772 774 781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857 859 860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 978 980 984 989 231',
    'America/Chicago': '205 210 214 217 218 219 224 225 228 235 251 254 256 262 274 281 309 312 314 316 318 319 320 325 327 331 334 337 346 353 361 402 405 409 414 417 430 432 447 457 464 469 479 483 501 504 507 512 515 531 534 539 557 563 572 573 580 601 608 612 615 618 629 630 636 641 651 659 660 662 682 708 712 713 715 726 730 731 737 763 769 773 779 806 815 816 817 830 832 847 861 870 872 901 903 913 918 920 924 931 936 938 940 945 952 956 972 975 979 985',
    'America/Denver': '303 307 385 406 435 505 575 719 720 801 915 970 983',
    'America/Phoenix': '480 520 602 623 928',
    'America/Los_Angeles': '206 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 458 503 509 510 530 541 559 562 564 619 626 628 650 657 661 669 702 707 714 725 738 747 760 775 805 818 820 831 837 840 858 909 916 925 949 951 971',
    'America/Anchorage': '907',
    'Pacific/Honolulu': '808',
    'America/New_York America/Chicago': '270 364 423 448 812 850 906 930',
    'America/Chicago America/Denver': '308 605 620 701 785',
    'America/Denver America/Los_Angeles': '208 986'
  },
  CA: {
    'America/Halifax': '428 506 782 902',
    'America/Toronto': '226 249 263 289 343 354 365 367 382 387 416 418 437 438 450 468 514 519 548 579 581 613 647 683 705 742 753 819 873 905 942',
    'America/Winnipeg': '204 431 584',
    'America/Regina': '306 474 639',
    'America/Edmonton': '368 403 587 780 825',
    'America/St_Johns America/Halifax': '709 879',
    'America/Toronto America/Winnipeg': '807',
    'America/Edmonton America/Vancouver': '236 250 604 672 778 867'
  },
  RU: {
    'Europe/Kaliningrad': '401',
    'Europe/Moscow': '47 48 49 81 82 83 84 86 87',
    'Europe/Samara': '341 842 845 846 848 851',
    'Asia/Yekaterinburg': '342 343 345 346 347 349 351 352 353',
    'Asia/Omsk': '381',
    'Asia/Novosibirsk': '382 383 384 385 388 390 391 394',
    'Asia/Irkutsk': '301 395',
    'Asia/Yakutsk': '302 416',
    'Asia/Yakutsk Asia/Vladivostok Asia/Magadan': '411',
    'Asia/Vladivostok': '421 423 426',
    'Asia/Magadan': '413 424',
    'Asia/Kamchatka': '415 427'
  },
  BR: {
    'America/Sao_Paulo': '1 2 3 4 5 61 62 63 64 7 8 91 93 94 96 98 99',
    'America/Manaus': '65 66 67 69 92 95',
    'America/Manaus America/Rio_Branco': '97',
    'America/Rio_Branco': '68'
  },
  AU: {
    'Australia/Sydney': '2 3',
    'Australia/Brisbane': '7',
    'Australia/Adelaide': '80 81 82 83 84 85 87 88',
    'Australia/Darwin': '889',
    'Australia/Perth': '86 89'
  },
  MX: {
    'America/Mexico_City': '33 4 55 56 7 81 82 83 84 86 921 922 923 924 93 95 96 97 981 982 985 986 988 99',
    'America/Cancun': '983 984 987 997 998',
    'America/Matamoros': '867 868 899',
    'America/Denver': '656',
    'America/Mazatlan': '311 612 613 624 667 668 669 672 673 687 694 695 696 697 698',
    'America/Hermosillo': '622 631 632 633 634 641 642 643 644 645 647 651 653 662',
    'America/Tijuana': '646 658 661 664 665 686'
  },
  ID: {
    'Asia/Jakarta': '2 31 32 33 34 35 53 56 6 7',
    'Asia/Makassar': '36 37 38 4 51 54 55',
    'Asia/Jayapura': '9'
  },
  ES: { 'Atlantic/Canary': '822 828 922 928', 'Europe/Madrid': '8 9' },
  PT: { 'Atlantic/Azores': '292 295 296', 'Europe/Lisbon': '2' },
  CL: { 'America/Punta_Arenas': '61 67', 'America/Santiago': '2 3 4 5 6 7' }
}
