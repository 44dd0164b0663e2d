"""The place names that stand on Japanese number plates.

Source of the 133 names up to 2020: the list of github.com/kyto64/number-plate-japan.csv (CC0 1.0,
as of 2026-04-18). The five of 7 May 2025: announced by 国土交通省 on 17 January 2025.
`EARLIER_REGIONS` stay on a car until it is registered anew.
"""

_NAMES = """
札幌 函館 旭川 室蘭 苫小牧 釧路 知床 帯広 北見 青森 弘前 八戸 岩手 盛岡 平泉 宮城 仙台 秋田 山形
庄内 福島 会津 郡山 白河 いわき 水戸 土浦 つくば 宇都宮 那須 とちぎ 群馬 前橋 高崎 大宮 川口
所沢 川越 熊谷 春日部 越谷 千葉 成田 習志野 市川 船橋 袖ヶ浦 市原 野田 柏 松戸 品川 世田谷 練馬
杉並 板橋 足立 江東 葛飾 八王子 多摩 横浜 川崎 湘南 相模 山梨 富士山 新潟 長岡 上越 長野 松本
諏訪 富山 石川 金沢 福井 岐阜 飛騨 静岡 浜松 沼津 伊豆 名古屋 豊橋 三河 岡崎 豊田 尾張小牧 一宮
春日井 三重 鈴鹿 四日市 伊勢志摩 滋賀 京都 なにわ 大阪 和泉 堺 奈良 飛鳥 和歌山 神戸 姫路 鳥取
島根 出雲 岡山 倉敷 広島 福山 山口 下関 徳島 香川 高松 愛媛 高知 福岡 北九州 久留米 筑豊 佐賀
長崎 佐世保 熊本 大分 宮崎 鹿児島 奄美 沖縄
十勝 日光 江戸川 安曇野 南信州
"""
_EARLIER_NAMES = """
茨城 栃木 埼玉 札 函 室 帯 釧 北 旭 青 岩 宮 秋 茨 栃 群 埼 千 品 東 練 足 多 神 新 富 石 長 岐
静 愛 三 滋 京 大 泉 兵 奈 和 鳥 嶋 岡 広 山 徳 香 高 福 佐 熊 鹿 沖
"""
REGIONS = frozenset(_NAMES.split())
EARLIER_REGIONS = frozenset(_EARLIER_NAMES.split())
